namespace IdeaLab.Domain.Challenges;

/// <summary>How many votes of a person's budget one idea has, and how many the others of its challenge that still take votes.</summary>
public sealed record VoteShare(int ChallengeId, VoteBudget Budget, int Here, int Elsewhere)
{
    public int Left => Budget.LeftAfter(Here + Elsewhere);
}
