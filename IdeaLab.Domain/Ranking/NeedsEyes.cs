namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Which ideas get the places that are kept for those few have seen. A pool is drawn now and then for everybody by priority sampling (Duffield, Lund, Thorup,
/// "Priority Sampling for Estimation of Arbitrary Subset Sums", JACM 54, 2007); each viewer then draws from the pool by a seed of their own. An idea of the pool weighs
/// at least the pool's threshold, which makes its chance over both draws that of its own weight, however many ideas there are.
/// </summary>
public static class NeedsEyes
{
    public const int PoolSize = 500;

    /// <summary>Of so many places on a page...</summary>
    public const int PageSize = 20;

    /// <summary>...these are kept, counted from 1: one among the first that are read, one further down.</summary>
    public static readonly IReadOnlyList<int> Places = [5, 14];

    /// <summary>1 + 40 * 2^(-seen / 5): 41 for what nobody has seen, 21 after five times, nearly 1 after fifty.</summary>
    /// <param name="seen">How often it was seen.</param>
    public static double Weight(int seen) => 1 + 40 * double.Exp2(-seen / 5.0);

    /// <param name="ideas">All that may be drawn: key, and how often each was seen.</param>
    /// <param name="seed">Another one for each pool.</param>
    /// <param name="size">How many the pool takes at most.</param>
    /// <returns>The pool, with the weights to draw by.</returns>
    public static List<Candidate> Pool(IEnumerable<(int IdeaId, int Seen)> ideas, ulong seed, int size = PoolSize)
    {
        // Its size and one more, whose priority is the threshold; the least of them on top.
        var best = new PriorityQueue<(int IdeaId, double Weight), double>();
        foreach (var (id, seen) in ideas)
        {
            var weight = Weight(seen);
            var priority = weight / SplitMix64.UnitOf(seed, (ulong)id);
            if (best.Count <= size) best.Enqueue((id, weight), priority);
            else best.EnqueueDequeue((id, weight), priority);
        }

        var threshold = 0.0;
        if (best.Count > size) best.TryDequeue(out _, out threshold);
        return [.. best.UnorderedItems.Select(item => new Candidate(item.Element.IdeaId, Math.Max(item.Element.Weight, threshold))).OrderBy(c => c.IdeaId)];
    }

    /// <summary>The pool in the order in which a viewer gets it: drawn without putting back, each time by weight (exponential race, Efraimidis, Spirakis 2006).</summary>
    /// <param name="pool">Of those the viewer may see.</param>
    /// <param name="seed">Of the viewer and the day, so that turning pages and coming back draws the same.</param>
    public static List<Candidate> Draw(IEnumerable<Candidate> pool, ulong seed) =>
        [.. pool.OrderBy(c => -Math.Log(SplitMix64.UnitOf(seed, (ulong)c.IdeaId)) / c.Weight).ThenBy(c => c.IdeaId)];

    /// <summary>An idea of the pool.</summary>
    public sealed record Candidate(int IdeaId, double Weight);
}
