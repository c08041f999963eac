namespace IdeaLab.Domain.Ranking;

/// <summary>What a score is made of, in fresh votes at one moment: "why is this here?". The parts add up to what the score is worth then.</summary>
public sealed record RankTerms(double Votes, double Comments, double Follows, double Imported)
{
    /// <summary>Nothing happened.</summary>
    public static readonly RankTerms None = new(0, 0, 0, 0) { Cast = 0 };

    /// <summary>What all of it was worth when it happened, in fresh votes, before it faded; null where a snapshot was stored without it.</summary>
    public double? Cast { get; init; }

    /// <summary>What faded since it happened, in fresh votes: never above 0, and <see cref="Cast"/> and this add up to <see cref="Sum"/>.</summary>
    public double? Decay => Sum - Cast;

    public double Sum => Votes + Comments + Follows + Imported;

    /// <param name="events">All events of one idea.</param>
    /// <param name="trending">By which they fade.</param>
    /// <param name="at">The moment, UTC.</param>
    public static RankTerms Of(IEnumerable<TrendingEvent> events, Trending trending, DateTime at)
    {
        var all = events.ToList();
        var worth = all.ToLookup(e => e.Term, e => trending.FreshVotes(e, at));
        return new(worth[RankTerm.Votes].Sum(), worth[RankTerm.Comments].Sum(), worth[RankTerm.Follows].Sum(), worth[RankTerm.Imported].Sum()) { Cast = all.Sum(e => e.Weight) };
    }

    /// <summary>The same terms that much later, when nothing happened in between: all fade alike.</summary>
    public RankTerms After(TimeSpan time, Trending trending)
    {
        var left = trending.LeftAfter(time);
        return this with { Votes = Votes * left, Comments = Comments * left, Follows = Follows * left, Imported = Imported * left };
    }
}
