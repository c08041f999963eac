namespace IdeaLab.Domain.Digests;

/// <summary>What a digest is for.</summary>
public enum DigestKind
{
    /// <summary>To owners and leads: a week of their topics.</summary>
    Weekly = 1,

    /// <summary>To members who chose once a day: news of the ideas they follow.</summary>
    DailyNews = 2,

    /// <summary>To members who chose once a week: news of the ideas they follow.</summary>
    WeeklyNews = 3,
}

/// <summary>Where a digest stands.</summary>
public enum DigestState
{
    Due = 0,
    Composing = 1,
    /// <summary>Written; its mail waits to go out.</summary>
    Queued = 2,
    Sent = 3,
    Failed = 4,
    Skipped = 5,
}

/// <summary>Why a digest was not sent, on purpose.</summary>
public enum DigestSkip
{
    NothingToSay = 1,
    /// <summary>The person has stopped this kind of mail.</summary>
    Declined = 2,
    /// <summary>The person has no confirmed address.</summary>
    NoAddress = 3,
    /// <summary>The person owns no topic any more.</summary>
    NothingOwned = 4,
}
