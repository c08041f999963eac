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

    /// <summary>How many are written to in each of three runs, to see whether more of them cost more queries each.</summary>
    public IReadOnlyList<int> Parts => [Recipients / 10, Recipients * 2 / 10, Recipients - Recipients / 10 - Recipients * 2 / 10];

    /// <summary>Delivering is cut into parts, so that what else the machine does meets both sides. The loop holds one part ready, which counts as memory too.</summary>
    public const int Block = 100;

    public int Blocks => (Recipients + Block - 1) / Block;

    public override string ToString() => $"{Recipients:N0} recipients and {Ideas:N0} ideas";
}
