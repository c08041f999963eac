using System.Collections.Concurrent;

namespace IdeaLab.Domain.Ranking;

/// <summary>
/// The rates at which people may support an idea, given its votes and viewers: a thousand draws of Beta(votes + 1/2, viewers - votes + 1/2) (prior of Jeffreys 1946;
/// Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion", 2001). They depend on the idea and its counts alone, so they are kept while these stay as they are.
/// </summary>
public sealed class DrawnRates
{
    /// <summary>Draws of each idea's rate.</summary>
    public const int Count = 1_000;

    // Any fixed number: it makes a run that changes nothing give the same bands.
    private const ulong Seed = 2009;

    private readonly ConcurrentDictionary<(int IdeaId, int Votes, int Viewers), float[]> _drawn = new();

    /// <summary>From 0 to 1, in the order drawn. Of single precision, since thousands of ideas are kept.</summary>
    /// <exception cref="ArgumentException">More votes than viewers, or fewer than none.</exception>
    public IReadOnlyList<float> Of(int ideaId, int votes, int viewers) => _drawn.GetOrAdd((ideaId, votes, viewers), Draw);

    /// <summary>Forgets the draws of all others.</summary>
    public void Keep(IReadOnlySet<(int IdeaId, int Votes, int Viewers)> used)
    {
        foreach (var key in _drawn.Keys.Where(key => !used.Contains(key))) _drawn.TryRemove(key, out _);
    }

    private static float[] Draw((int IdeaId, int Votes, int Viewers) of)
    {
        if (of.Votes < 0 || of.Viewers < of.Votes) throw new ArgumentException("A vote is also a viewing.", nameof(of));
        var chance = Chance.Of(Seed, of.IdeaId);
        return [.. Enumerable.Range(0, Count).Select(_ => (float)chance.Beta(of.Votes + 0.5, of.Viewers - of.Votes + 0.5))];
    }
}
