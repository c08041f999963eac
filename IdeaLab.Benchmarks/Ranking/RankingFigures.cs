using System.Diagnostics;
using System.Globalization;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>What was measured in one run.</summary>
internal sealed record RankingFigures(LabSize Size, LabSize Small, WriteSpeed Writing, RebuildSpeed Rebuild, RunSpeed Ranking)
{
    // Of the whole program, seeding too.
    private static double PeakMb => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    public FlatFigures Flat() => new(Writing.Ratio, Rebuild.Ratio, Ranking.Large, Ranking.Growth, PeakMb);

    /// <summary>In Markdown, for the README.</summary>
    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""

        {Size}; {Environment.ProcessorCount} cores

        | | Measured | Compared with | Ratio | Wanted |
        |---|---|---|---|---|
        | Votes written, with scoring | {Writing.Scored:N0} a second | {Writing.Counted:N0} a second without scoring | {Writing.Ratio:0.00} | at least 0.8 |
        | All scores set anew | {Rebuild.Rebuild:0.0} s | {Rebuild.Scan:0.0} s for one query that adds up the same votes | {Rebuild.Ratio:0.00} | at most 3 |
        | Ranking after {RunSpeed.Events:N0} new events | {Ranking.Large:0.000} s | {Ranking.Small:0.000} s at {Small.Ideas:N0} ideas | {Ranking.Growth:0.00} | under 1 s, at most 1.2 |
        | Memory at its highest | {PeakMb:N0} MB | | | |
        """);
}

/// <summary>The figures a machine reads.</summary>
internal sealed record FlatFigures(double WriteRatio, double RebuildRatio, double IncrementalSeconds, double IncrementalGrowth, double PeakMb);
