namespace IdeaLab.Domain.Moderation;

/// <summary>All that is asked of the votes of one idea; one vote may be doubted by several rules. <see cref="SameVotes"/> looks across ideas and is asked apart.</summary>
public static class Detectors
{
    /// <param name="votes">Of one idea, as far back as <see cref="InPassing"/> looks, in any order.</param>
    public static IEnumerable<Suspicion> Find(IReadOnlyCollection<VoteFacts> votes, SiteBaseline usual, DateTime now) =>
        [.. NewAccounts.Find(votes, usual, now), .. OneNetwork.Find(votes, usual, now), .. InPassing.Find(votes, usual, now)];
}
