using System.Globalization;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>What was measured in one run.</summary>
internal sealed record DigestFigures(DigestSize Size, DigestSpeed Speed)
{
    public FlatFigures Flat() => new(Speed.Composed, Speed.Ratio, Speed.Queries, Speed.PeakMb);

    /// <summary>In Markdown, for the README.</summary>
    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""

        {Size}; a digest has {Speed.LinesOfDigest:0} lines and a mail {Speed.BytesOfMail / 1000:0} kB; {Environment.ProcessorCount} cores

        | | Measured | Compared with | Ratio | Wanted |
        |---|---|---|---|---|
        | Digests composed | {Speed.Composed:N0} a second | | | |
        | Mails delivered | {Speed.Delivered:N0} a second | {Speed.Bare:N0} a second by a loop that sends what is ready | {Speed.Ratio:0.00} | at least 0.5 |
        | Queries for each digest | {Speed.Queries:0.0} | {Speed.QueriesOfFew:0.0} among fewer recipients, and {Speed.SharedQueries:N0} for all together | {Speed.Queries / Speed.QueriesOfFew:0.00} | constant |
        | Memory at its highest | {Speed.PeakMb:N0} MB | | | under 300 MB |
        """);
}

/// <summary>The figures a machine reads.</summary>
internal sealed record FlatFigures(double ComposePerSecond, double DeliverRatio, double QueriesPerDigest, double PeakMb);
