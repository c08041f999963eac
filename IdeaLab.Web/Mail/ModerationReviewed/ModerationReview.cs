namespace IdeaLab.Web.Mail.ModerationReviewed;

/// <summary>What became of something that was kept back, or objected to.</summary>
public enum ModerationReview
{
    /// <summary>Staff have looked at what a rule kept back, and everybody can see it.</summary>
    Released = 0,

    /// <summary>Staff took an act back by themselves.</summary>
    Undone = 1,

    /// <summary>An objection was right, and the act is undone.</summary>
    Upheld = 2,

    /// <summary>An objection changes nothing.</summary>
    Refused = 3,
}
