namespace IdeaLab.Web.Pages.Moderation;

/// <summary>What waits for staff at <c>/moderation</c>.</summary>
public enum ModerationPile
{
    /// <summary>Flagged by members; several flags of one thing are one.</summary>
    Flagged = 0,

    /// <summary>Kept back by a rule.</summary>
    Withheld = 1,

    /// <summary>Objections to what staff did.</summary>
    Appeals = 2,

    /// <summary>The first thing a new member wrote.</summary>
    First = 3,

    /// <summary>What new members wrote with links in it.</summary>
    Links = 4,

    /// <summary>What staff have hidden.</summary>
    Hidden = 5,
}
