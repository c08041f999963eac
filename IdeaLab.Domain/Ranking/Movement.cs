namespace IdeaLab.Domain.Ranking;

/// <summary>How far an idea moved on a board between two snapshots, and by what: the events that moved it, or, where it has none, the others that passed it.</summary>
/// <param name="IdeaId">Which idea.</param>
/// <param name="Before">Its position then; 1 is first.</param>
/// <param name="Now">Its position now.</param>
/// <param name="Votes">Votes cast for it in between, and the same for comments and follows that count.</param>
/// <param name="Comments">First comments.</param>
/// <param name="Follows">Chosen follows.</param>
/// <param name="PassedByNew">How many above it were not on the board then.</param>
/// <param name="WorthBefore">In fresh votes of then.</param>
/// <param name="WorthNow">In fresh votes of now.</param>
public sealed record Movement(int IdeaId, int Before, int Now, int Votes, int Comments, int Follows, int PassedByNew, double WorthBefore, double WorthNow)
{
    /// <summary>Whether something happened to it; if not, others rose past it or fell behind it.</summary>
    public bool HasOwnCause => Votes + Comments + Follows > 0;

    public bool IsUp => Now < Before;

    /// <summary>Those of both snapshots whose position differs, in the order of now.</summary>
    /// <param name="before">The earlier snapshot of a board.</param>
    /// <param name="after">A later one of the same board.</param>
    /// <param name="events">What happened to the ideas that moved from <paramref name="from"/> up to <paramref name="until"/>; earlier events do no harm.</param>
    /// <param name="trending">By which the scores of both are.</param>
    /// <param name="from">Since when events count, UTC: the board stood as in <paramref name="before"/> then.</param>
    /// <param name="until">For when worth is told, UTC.</param>
    public static IEnumerable<Movement> Between(RankSnapshot before, RankSnapshot after, ILookup<int, TrendingEvent> events, Trending trending, DateTime from, DateTime until)
    {
        var places = before.Places.ToDictionary(p => p.IdeaId);
        var entered = 0;
        foreach (var now in after.Places.OrderBy(p => p.Position))
        {
            if (!places.TryGetValue(now.IdeaId, out var then)) entered++;
            else if (then.Position != now.Position)
            {
                var own = events[now.IdeaId].Where(e => e.At >= from).ToLookup(e => e.Term);
                yield return new(now.IdeaId, then.Position, now.Position, own[RankTerm.Votes].Count(), own[RankTerm.Comments].Count(), own[RankTerm.Follows].Count(), entered,
                    trending.FreshVotes(then.Score, from), trending.FreshVotes(now.Score, until));
            }
        }
    }

    /// <summary>The ideas of both snapshots whose position differs.</summary>
    public static List<int> Moved(RankSnapshot before, RankSnapshot after) =>
        [.. from then in before.Places join now in after.Places on then.IdeaId equals now.IdeaId where then.Position != now.Position select now.IdeaId];
}
