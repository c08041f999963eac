namespace IdeaLab.Domain.Settings;

/// <summary>What the lab keeps for a time and then throws away. Numbers are stored.</summary>
public enum Kept
{
    /// <summary>Accounts whose address was never confirmed, from sign-up on.</summary>
    UnconfirmedAccounts = 1,

    /// <summary>Accounts brought in from a file which nobody has opened.</summary>
    UnopenedAccounts = 2,

    /// <summary>Ideas begun and not sent, from the last change on.</summary>
    Drafts = 3,

    /// <summary>Browsers from which staff signed in, from the last sign-in on.</summary>
    KnownDevices = 4,

    /// <summary>Sessions that were not used.</summary>
    Sessions = 5,

    /// <summary>From which network a vote was cast, as a hash.</summary>
    VoteTraces = 6,

    /// <summary>What a mail said, after it went out or was given up.</summary>
    MailBodies = 7,

    /// <summary>To whom a mail went, when, and about what.</summary>
    Mails = 8,

    /// <summary>What a digest said, for showing it again.</summary>
    DigestContents = 9,

    /// <summary>Why somebody reported an idea or a comment, once staff have settled it.</summary>
    FlagReasons = 10,

    /// <summary>Who came into a segment by which invitation, after the invitation ended.</summary>
    InvitationUses = 11,

    /// <summary>Runs of jobs and their faults.</summary>
    JobRuns = 12,

    /// <summary>How often somebody did what is limited, as a hash.</summary>
    ActCounts = 13,

    /// <summary>That a visitor saw an idea, as a hash.</summary>
    PassingViewings = 14,

    /// <summary>That a link of a digest was used.</summary>
    SpentActs = 15,

    /// <summary>The file of somebody's data they asked for.</summary>
    DataExports = 16,
}
