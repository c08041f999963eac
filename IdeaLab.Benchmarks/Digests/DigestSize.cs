using IdeaLab.Benchmarks.Ranking;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>How many are written to, and about how many ideas.</summary>
internal sealed record DigestSize(int Recipients, int Ideas)
{
    private const int Least = 100;
    private const int VotesPerIdea = 5;

    /// <summary>Why it cannot be measured; null when it can.</summary>
    public string? WhyNot =>
        Recipients < Least ? $"--recipients is at least {Least}."
        : Ideas < Least ? $"--ideas is at least {Least}."
        : null;

    public LabSize Lab => new(Ideas, Ideas * VotesPerIdea);

    /// <summary>Those who are written to first, to see whether more of them ask the database more often for each.</summary>
    public int First => Recipients / 10;

    /// <summary>Into how many parts delivering is cut, so that what else the machine does meets both sides.</summary>
    public int Blocks => Recipients < 1_000 ? 2 : 10;

    public override string ToString() => $"{Recipients:N0} recipients and {Ideas:N0} ideas";
}
