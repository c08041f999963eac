namespace IdeaLab.Domain.Moderation;

/// <summary>
/// Many voters of one idea from one network. A whole office votes from one network, and so does a household; both go on to other ideas, or at least half of them do.
/// Hashes are comparable within a week, so that is the span. The age of the accounts does not matter.
/// </summary>
public static class OneNetwork
{
    /// <summary>As in <see cref="NewAccounts"/>: at even odds seventeen of seventeen are needed, far above any household.</summary>
    public const double Likelihood = 1e-5;

    /// <param name="votes">Of one idea, in any order.</param>
    public static IEnumerable<Suspicion> Find(IEnumerable<VoteFacts> votes, SiteBaseline usual, DateTime now) => votes
        .Where(v => v.Network is not null).GroupBy(v => v.Network)
        .Select(same => OneInterest.Doubted(DoubtRule.OneNetwork, [.. same.OrderBy(v => v.CastAt)], usual, Likelihood, now)).OfType<Suspicion>();
}
