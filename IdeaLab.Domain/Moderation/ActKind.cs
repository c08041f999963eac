namespace IdeaLab.Domain.Moderation;

/// <summary>What staff do about what somebody wrote, or about somebody.</summary>
public enum ActKind
{
    /// <summary>It was looked at and is in order.</summary>
    Leave = 1,

    /// <summary>What a rule kept back is let through.</summary>
    Release = 2,

    Hide = 3,

    /// <summary>A passage is struck from a text.</summary>
    EditOut = 4,

    Warn = 5,

    /// <summary>No writing and no votes for some days.</summary>
    Suspend = 6,

    /// <summary>No writing and no votes until it is undone.</summary>
    Ban = 7,
}

/// <summary>Questions about a kind of act.</summary>
public static class ActKinds
{
    /// <summary>Whether it goes against somebody: it has a ground, can be undone, and its person may object to it.</summary>
    public static bool GoesAgainstSomebody(this ActKind kind) => kind is not (ActKind.Leave or ActKind.Release);

    /// <summary>Whether it keeps its person from writing and voting.</summary>
    public static bool Silences(this ActKind kind) => kind is ActKind.Suspend or ActKind.Ban;
}
