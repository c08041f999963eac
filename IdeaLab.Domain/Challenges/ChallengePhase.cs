namespace IdeaLab.Domain.Challenges;

/// <summary>Where a challenge stands at a moment.</summary>
public enum ChallengePhase
{
    Coming = 0,
    Open = 1,
    Closed = 2,
}
