namespace IdeaLab.Domain.Ideas;

/// <summary>Where an idea is in its life.</summary>
public enum IdeaStatus
{
    Submitted = 0,
    UnderReview = 1,
    Refining = 2,
    Planned = 3,
    InProgress = 4,
    Delivered = 5,
    Declined = 6,
    Merged = 7,
}
