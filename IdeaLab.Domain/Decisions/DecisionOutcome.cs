namespace IdeaLab.Domain.Decisions;

/// <summary>What was decided about the idea.</summary>
public enum DecisionOutcome
{
    GoAhead = 0,
    Decline = 1,

    /// <summary>Neither yes nor no before the review date.</summary>
    Later = 2,
}
