namespace IdeaLab.Domain.Moderation;

/// <summary>All that is asked of the votes of one idea; one vote may be doubted by several rules. <see cref="SameVotes"/> looks across ideas and is asked apart.</summary>
public static class Detectors
{
    /// <summary>Fewer votes are no crowd by any of these rules.</summary>
    public static readonly int FewestVotes = Math.Min(NewAccounts.FewestVoters, InPassing.FewestDays);

    /// <summary>How old a vote is when one may see more in it than when it was cast: at once, after the visit, and when <see cref="InPassing"/> has been patient.</summary>
    public static readonly TimeSpan[] LooksAfter = [TimeSpan.Zero, VoteFacts.Visit, InPassing.Patience];

    /// <summary>How far back they look.</summary>
    public static readonly TimeSpan Span = InPassing.Span + InPassing.Patience;

    /// <param name="votes">Of one idea, as far back as <see cref="InPassing"/> looks, in any order.</param>
    public static IEnumerable<Suspicion> Find(IReadOnlyCollection<VoteFacts> votes, SiteBaseline usual, DateTime now) =>
        [.. NewAccounts.Find(votes, usual, now), .. OneNetwork.Find(votes, usual, now), .. InPassing.Find(votes, usual, now)];
}
