namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Two of every twenty places on the default board go to ideas few have seen. A pool is drawn from all ideas now and then by priority sampling
/// (Duffield, Lund, Thorup, "Priority sampling for estimation of arbitrary subset sums", Journal of the ACM 54, 2007), and each viewer's ideas of a day from the pool.
/// </summary>
public static class NeedsEyes
{
    public const int PageSize = 20;

    /// <summary>
    /// Places on each page, 1 is first. The fifth is still on the first screen but below the ideas one came for; the fourteenth is where reading on begins to thin out.
    /// Neither is next to the other, so that the page stays the board it says it is.
    /// </summary>
    public static readonly IReadOnlyList<int> Places = [5, 14];

    /// <summary>Whoever turns further than this has left what is ranked and is looking for something.</summary>
    public const int Pages = 10;

    public const int PoolSize = 500;

    /// <summary>How much an idea needs to be seen: 41 when nobody saw it, half of the 40 less with every five viewings, and never under 1, so that each can still be drawn.</summary>
    /// <param name="seen">Viewings: one per viewer and day.</param>
    public static double Weight(int seen) => 1 + 40 * double.Exp2(-seen / 5.0);

    /// <summary>
    /// At most <paramref name="size"/> ideas, each with the chance of its weight. The weight they come with is the one they stand for: at least the threshold, which is the highest priority left out,
    /// so that sums over the pool estimate sums over all ideas without bias.
    /// </summary>
    /// <param name="ideas">All that may be drawn, with their viewings.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="seed">The same seed draws the same pool.</param>
    public static IReadOnlyList<EyesCandidate> Pool(IEnumerable<(int IdeaId, int Seen)> ideas, int size, ulong seed)
    {
        // Only the best are kept while reading on, so that a million ideas need no million places in memory.
        var kept = new PriorityQueue<(int IdeaId, double Weight), double>(size + 1);
        var threshold = 0.0;
        foreach (var (ideaId, seen) in ideas)
        {
            var weight = Weight(seen);
            kept.Enqueue((ideaId, weight), weight / SplitMix.Share(SplitMix.Of(seed, (ulong)ideaId)));
            if (kept.Count > size && kept.TryDequeue(out _, out var priority)) threshold = Math.Max(threshold, priority);
        }
        return [.. kept.UnorderedItems.Select(item => new EyesCandidate(item.Element.IdeaId, Math.Max(item.Element.Weight, threshold))).OrderBy(c => c.IdeaId)];
    }

    /// <summary>
    /// The candidates as one viewer draws them on one day: each next one with the chance of its weight among those left, which a race of exponential clocks does
    /// (Efraimidis, Spirakis, "Weighted random sampling with a reservoir", Information Processing Letters 97, 2006). Each has its own clock, so that one left out changes nothing for the others.
    /// </summary>
    /// <param name="candidates">Of a pool.</param>
    /// <param name="seed">See <see cref="SeedOf"/>.</param>
    public static IEnumerable<EyesCandidate> Drawn(IEnumerable<EyesCandidate> candidates, ulong seed) =>
        candidates.OrderBy(c => -Math.Log(SplitMix.Share(SplitMix.Then(seed, (ulong)c.IdeaId))) / c.Weight).ThenBy(c => c.IdeaId);

    /// <summary>The same for a viewer all day.</summary>
    /// <param name="viewer">A number that stands for the viewer during that day.</param>
    /// <param name="day">In UTC, as viewings are counted.</param>
    public static ulong SeedOf(ulong viewer, DateOnly day) => SplitMix.Of(viewer, (ulong)day.DayNumber);

    /// <summary>
    /// The ideas for the places of all pages, in order. One that the viewer would meet anyway, on the page of its place or before, leaves that place to the next.
    /// </summary>
    /// <param name="drawn">In the order they were drawn.</param>
    public static IReadOnlyList<EyesCandidate> ForPlaces(IEnumerable<EyesCandidate> drawn)
    {
        var chosen = new List<EyesCandidate>();
        foreach (var candidate in drawn)
        {
            if (chosen.Count == Pages * Places.Count) break;
            if (candidate.Position is not { } position || position > PageOf(chosen.Count) * PageSize) chosen.Add(candidate);
        }
        return chosen;
    }

    /// <summary>One page: the drawn rows at their places, the natural ones around them. Where there are too few natural ones to reach a place, the drawn row comes last.</summary>
    public static IEnumerable<T> Woven<T>(IEnumerable<T> natural, IReadOnlyList<T> drawn)
    {
        var (place, used) = (0, 0);
        foreach (var row in natural)
        {
            for (place++; used < drawn.Count && used < Places.Count && place == Places[used]; place++) yield return drawn[used++];
            yield return row;
        }
        foreach (var row in drawn.Skip(used)) yield return row;
    }

    /// <summary>The page on which the place with this index, from 0, is; 1 is the first page.</summary>
    public static int PageOf(int index) => index / Places.Count + 1;
}
