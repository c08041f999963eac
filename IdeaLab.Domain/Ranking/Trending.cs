namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Exponential forward decay: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay: A Practical Time Decay Model for Streaming Systems", ICDE 2009.
/// An event at time t weighs w * 2^((t - L) / h); a score is log2 of the sum, so it is measured in half-lives since L.
/// All weights decay alike, so the order never changes by time passing and one event touches one score.
/// </summary>
/// <param name="HalfLife">h: the time after which a vote is worth half. Scores of another one are in another unit and need a rebuild.</param>
/// <param name="CommentWeight">What the first comment of each person other than the author is worth, in votes.</param>
/// <param name="FollowWeight">What a follow somebody chose is worth, in votes; following by voting or commenting adds nothing.</param>
public sealed record Trending(TimeSpan HalfLife, double CommentWeight, double FollowWeight)
{
    /// <summary>What a lab ranks by until it sets something else.</summary>
    public static readonly Trending Standard = new(TimeSpan.FromDays(7), 0.5, 0.25);

    /// <summary>L, the landmark. Any fixed instant gives the same order; changing it needs a rebuild of every score.</summary>
    public static readonly DateTime Landmark = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The unit: everything is measured in votes.</summary>
    public const double VoteWeight = 1;

    // Fifty years are 18,263 half-lives of a day, the shortest there is, so no score with an event comes near this; below it ideas without any event sort newest first.
    private const double QuietFloor = -1_000_000;

    /// <summary>The score of an idea with no event yet: below every other, newest first.</summary>
    public static double Quiet(DateTime createdAt) => QuietFloor + (createdAt - Landmark).TotalDays / 7;

    /// <summary>Two scores so many half-lives apart add up to the higher one: a number has 53 binary digits.</summary>
    public const double Far = 60;

    public static bool IsQuiet(double score) => score < QuietFloor / 2;

    /// <summary>The score after one more event; the order in which events are added does not matter.</summary>
    /// <param name="score">A score in half-lives, quiet or not.</param>
    /// <param name="weight">Fresh votes the event was worth when it happened; 0 changes nothing.</param>
    /// <param name="at">When it happened, UTC.</param>
    public double Add(double score, double weight, DateTime at)
    {
        if (weight <= 0) return score;
        var added = Of(weight, at);
        if (IsQuiet(score)) return added;
        // log2(2^a + 2^b) without leaving log space, so that no timestamp overflows.
        var (high, low) = score >= added ? (score, added) : (added, score);
        return high + Math.Log2(1 + double.Exp2(low - high));
    }

    /// <summary>The score of one event alone.</summary>
    public double Of(double weight, DateTime at) => HalfLives(at) + Math.Log2(weight);

    /// <summary>The score of all these events together.</summary>
    public double Of(IEnumerable<TrendingEvent> events, DateTime createdAt) =>
        events.Aggregate(Quiet(createdAt), (score, e) => Add(score, e.Weight, e.At));

    /// <summary>What a score is worth in votes cast at <paramref name="now"/>; 0 for a quiet one.</summary>
    public double FreshVotes(double score, DateTime now) => IsQuiet(score) ? 0 : double.Exp2(score - HalfLives(now));

    /// <summary>The moment at which events of this weight together, all at once, would have come to the score.</summary>
    public DateTime MomentOf(double score, double weight) => Landmark + HalfLife * (score - Math.Log2(weight));

    /// <summary>What one event is worth in votes cast at <paramref name="now"/>.</summary>
    public double FreshVotes(TrendingEvent happened, DateTime now) => happened.Weight * LeftAfter(now - happened.At);

    /// <summary>The share of a weight that is left after a while: a half after one half-life.</summary>
    public double LeftAfter(TimeSpan time) => double.Exp2(-(time / HalfLife));

    private double HalfLives(DateTime at) => (at - Landmark) / HalfLife;
}
