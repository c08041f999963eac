namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Exponential forward decay: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay: A Practical Time Decay Model for Streaming Systems", ICDE 2009.
/// An event at time t weighs w * 2^((t - L) / h); a score is log2 of the sum, so it is measured in half-lives since L.
/// All weights decay alike, so the order never changes by time passing and one event touches one score.
/// </summary>
public static class Trending
{
    /// <summary>L, the landmark. Any fixed instant gives the same order; changing it needs a rebuild of every score.</summary>
    public static readonly DateTime Landmark = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>h.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    public const double VoteWeight = 1;

    /// <summary>The first comment of each person other than the author.</summary>
    public const double CommentWeight = 0.5;

    /// <summary>A follow somebody chose; following by voting or commenting adds nothing.</summary>
    public const double FollowWeight = 0.25;

    // Fifty years are 2,609 half-lives, so no score with an event comes near this; below it ideas without any event sort newest first.
    private const double QuietFloor = -1_000_000;

    /// <summary>The score of an idea with no event yet: below every other, newest first.</summary>
    public static double Quiet(DateTime createdAt) => QuietFloor + HalfLives(createdAt);

    public static bool IsQuiet(double score) => score < QuietFloor / 2;

    /// <summary>The score after one more event; the order in which events are added does not matter.</summary>
    /// <param name="score">A score in half-lives, quiet or not.</param>
    /// <param name="weight">Fresh votes the event was worth when it happened; 0 changes nothing.</param>
    /// <param name="at">When it happened, UTC.</param>
    public static double Add(double score, double weight, DateTime at)
    {
        if (weight <= 0) return score;
        var added = HalfLives(at) + Math.Log2(weight);
        if (IsQuiet(score)) return added;
        // log2(2^a + 2^b) without leaving log space, so that no timestamp overflows.
        var (high, low) = score >= added ? (score, added) : (added, score);
        return high + Math.Log2(1 + double.Exp2(low - high));
    }

    /// <summary>The score of all these events together.</summary>
    public static double Of(IEnumerable<TrendingEvent> events, DateTime createdAt) =>
        events.Aggregate(Quiet(createdAt), (score, e) => Add(score, e.Weight, e.At));

    /// <summary>What a score is worth in votes cast at <paramref name="now"/>; 0 for a quiet one.</summary>
    public static double FreshVotes(double score, DateTime now) => IsQuiet(score) ? 0 : double.Exp2(score - HalfLives(now));

    /// <summary>The moment at which events of this weight together, all at once, would have come to the score.</summary>
    public static DateTime MomentOf(double score, double weight) => Landmark + HalfLife * (score - Math.Log2(weight));

    /// <summary>What one event is worth in votes cast at <paramref name="now"/>.</summary>
    public static double FreshVotes(TrendingEvent happened, DateTime now) => happened.Weight * LeftAfter(now - happened.At);

    /// <summary>The share of a weight that is left after a while: a half after one half-life.</summary>
    public static double LeftAfter(TimeSpan time) => double.Exp2(-(time / HalfLife));

    private static double HalfLives(DateTime at) => (at - Landmark) / HalfLife;
}
