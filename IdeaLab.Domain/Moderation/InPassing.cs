namespace IdeaLab.Domain.Moderation;

/// <summary>
/// Votes cast within minutes of sign-up by accounts that never do anything else. One such vote says nothing, since many come because of one idea; a newsletter, a talk or an author
/// who asks friends brings many of them within some days. A drip of throw-away accounts goes on: it is doubted when they come on many separate days, are most of what the idea gets, and more than is usual.
/// </summary>
public static class InPassing
{
    /// <summary>How far back the days are counted; after four half-lives a vote is hardly worth anything on the board.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(28);

    /// <summary>Who means to come back has done so; before, an account cannot be said to do nothing else ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Longer than asking one's friends takes, or a newsletter is read.</summary>
    public const int FewestDays = 12;

    /// <summary>A crowd of one day counts as so many, so that it cannot make up for days on which nobody came.</summary>
    public const int MostOfOneDay = 3;

    /// <summary>Share of all that the idea gets meanwhile: an idea linked from a page elsewhere gets many, but others too.</summary>
    public const double LeastShare = 0.5;

    /// <summary>Stricter than for crowds, since every idea with votes is asked, every day.</summary>
    public const double Likelihood = 1e-6;

    /// <param name="votes">Of one idea, in any order.</param>
    public static IEnumerable<Suspicion> Find(IEnumerable<VoteFacts> votes, SiteBaseline usual, DateTime now)
    {
        var ripe = votes.Where(v => v.IsOlderThan(Patience, now) && !v.IsOlderThan(Span + Patience, now)).ToList();
        var passing = ripe.Where(v => v.IsInPassing).OrderBy(v => v.CastAt).ToList();
        var days = passing.GroupBy(v => v.CastAt.Date).ToList();
        if (days.Count < FewestDays) yield break;

        var found = days.Sum(day => Math.Min(MostOfOneDay, day.Count()));
        var among = found + ripe.Count - passing.Count;
        var limit = Math.Max(BinomialTail.Limit(among, usual.InPassing, Likelihood), (int)Math.Ceiling(LeastShare * among));
        if (found >= limit) yield return new(DoubtRule.InPassing, new(found, among, passing[^1].CastAt - passing[0].CastAt, limit), passing);
    }
}
