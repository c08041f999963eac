using static IdeaLab.Domain.Ideas.IdeaStatus;

namespace IdeaLab.Domain.Ideas;

/// <summary>The whole table of allowed steps.</summary>
public static class StatusSteps
{
    private static readonly Dictionary<IdeaStatus, IdeaStatus[]> Steps = new()
    {
        [Submitted] = [UnderReview, Planned, Declined],
        [UnderReview] = [Refining, Planned, Declined, Submitted],
        [Refining] = [Planned, Declined, UnderReview],
        [Planned] = [InProgress, Declined, UnderReview],
        [InProgress] = [Delivered, Planned, Declined],
        [Delivered] = [InProgress],
        [Declined] = [UnderReview],
        [Merged] = [],
    };

    /// <summary>Where an idea may go from a status, in the order in which staff are offered it; nowhere once it is merged.</summary>
    public static IReadOnlyList<IdeaStatus> From(IdeaStatus status) => Steps[status];

    /// <summary>Whether the step is in the table. Staying where one is is no step.</summary>
    public static bool Allows(IdeaStatus from, IdeaStatus to) => Steps[from].Contains(to);

    /// <summary>Voting helps to choose; once the choice is made it closes.</summary>
    public static bool TakesVotes(this IdeaStatus status) => status is Submitted or UnderReview or Refining or Planned;

    /// <summary>The statuses of a moving board: those that take votes.</summary>
    public static IReadOnlyList<IdeaStatus> Moving { get; } = [.. Enum.GetValues<IdeaStatus>().Where(TakesVotes)];

    /// <summary>All other statuses: the choice is made.</summary>
    public static IReadOnlyList<IdeaStatus> Settled { get; } = [.. Enum.GetValues<IdeaStatus>().Except(Moving)];

    /// <summary>The idea has come to an end, good or bad, which teaches something.</summary>
    public static bool IsEnding(this IdeaStatus status) => status is Delivered or Declined;

    public static bool TakesComments(this IdeaStatus status) => status is not Merged;

    /// <summary>A first answer is owed until one is given or the idea is past choosing.</summary>
    public static bool AwaitsAnswer(this IdeaStatus status) => status is Submitted or UnderReview;
}
