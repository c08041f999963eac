namespace IdeaLab.Domain.Moderation;

/// <summary>What has become of a vote that a rule doubted.</summary>
public enum HeldState
{
    /// <summary>Out of the count until staff have looked.</summary>
    Held = 0,

    /// <summary>Staff looked, and it counts.</summary>
    Restored = 1,

    /// <summary>Staff looked, and it stays out.</summary>
    Removed = 2,
}
