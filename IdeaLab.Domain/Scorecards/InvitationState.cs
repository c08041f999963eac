namespace IdeaLab.Domain.Scorecards;

/// <summary>What became of an invitation to score.</summary>
public enum InvitationState
{
    Open = 0,
    Filed = 1,
    Declined = 2,
    TakenBack = 3,

    /// <summary>It was decided without this scorecard.</summary>
    Lapsed = 4,
}
