namespace IdeaLab.Domain.Ranking;

/// <summary>What a score is made of, in fresh votes at one moment: "why is this here?". The parts add up to what the score is worth then.</summary>
public sealed record RankTerms(double Votes, double Comments, double Follows, double Imported)
{
    public double Sum => Votes + Comments + Follows + Imported;

    /// <param name="events">All events of one idea.</param>
    /// <param name="trending">By which they fade.</param>
    /// <param name="at">The moment, UTC.</param>
    public static RankTerms Of(IEnumerable<TrendingEvent> events, Trending trending, DateTime at)
    {
        var worth = events.ToLookup(e => e.Term, e => trending.FreshVotes(e, at));
        return new(worth[RankTerm.Votes].Sum(), worth[RankTerm.Comments].Sum(), worth[RankTerm.Follows].Sum(), worth[RankTerm.Imported].Sum());
    }

    /// <summary>The same terms that much later, when nothing happened in between: all fade alike.</summary>
    public RankTerms After(TimeSpan time, Trending trending)
    {
        var left = trending.LeftAfter(time);
        return new(Votes * left, Comments * left, Follows * left, Imported * left);
    }
}
