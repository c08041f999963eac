using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>Votes that were cast for an imported idea where it comes from.</summary>
public sealed partial class Idea
{
    /// <summary>How much earlier than the idea a vote may be dated: exports round to days, and clocks differ.</summary>
    public static readonly TimeSpan ReplayTolerance = TimeSpan.FromDays(1);

    /// <summary>
    /// Why what the person did elsewhere cannot be brought in; null when it can. An idea that is settled takes no vote any more, whenever it was cast:
    /// it was decided on the count as it stood, which nothing brought in later may move.
    /// </summary>
    public RuleViolation? WhyNotReplayFor(Person voter) =>
        TakesVotesFromBudget ? new("Rule.VotesFromBudget") : AcceptsVotesFrom(voter) ? null : ClosedBecause("Rule.VotingClosed");

    /// <summary>The moment from which a vote cast elsewhere counts: never before the idea itself. Null for one too early to be of this idea.</summary>
    public DateTime? ReplayedAt(DateTime at) => at >= CreatedAt ? at : at >= CreatedAt - ReplayTolerance ? CreatedAt : null;
}
