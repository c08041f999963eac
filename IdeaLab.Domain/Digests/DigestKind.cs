namespace IdeaLab.Domain.Digests;

/// <summary>What a digest is for.</summary>
public enum DigestKind
{
    /// <summary>To owners and leads: a week of their topics.</summary>
    Weekly = 1,

    /// <summary>To members: a day of the news they want once a day.</summary>
    DailyNews = 2,

    /// <summary>To members: a week of the news they want once a week, with what they want once a day and is due.</summary>
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
