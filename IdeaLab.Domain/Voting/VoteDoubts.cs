namespace IdeaLab.Domain.Voting;

/// <summary>What keeps a vote out of the count. Each is lifted on its own, and the vote counts again when none is left.</summary>
[Flags]
public enum VoteDoubts
{
    None = 0,

    /// <summary>A rule doubts it, and staff have not looked yet.</summary>
    Held = 1,

    /// <summary>Staff looked and took it out.</summary>
    Removed = 2,

    /// <summary>Its voter is under a sanction.</summary>
    Sanctioned = 4,
}
