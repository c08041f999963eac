namespace IdeaLab.Domain.Mail;

/// <summary>Why a mail did not go out. The sentence shown for each is the text <c>MailFault.{name}</c>.</summary>
public enum MailFault
{
    /// <summary>No connection: wrong name or port, a firewall, or the server is down.</summary>
    ServerAway = 1,
    /// <summary>Connected, but no answer in time.</summary>
    ServerSilent = 2,
    /// <summary>The server is closing or takes nothing for the moment.</summary>
    ServerBusy = 3,
    /// <summary>No encrypted connection, or a certificate that cannot be trusted.</summary>
    NotSecure = 4,
    /// <summary>User name or password is missing or wrong.</summary>
    SignInRefused = 5,
    /// <summary>The server does not let us send from our own address.</summary>
    SenderRefused = 6,
    /// <summary>The mail folder cannot be written.</summary>
    FolderNotWritable = 7,

    /// <summary>The mailbox is busy, full or asks for patience.</summary>
    MailboxBusy = 20,
    /// <summary>A rule of the server refused this mail. The rule may be mended, so it is tried again.</summary>
    RefusedByPolicy = 21,
    /// <summary>The process ended while it was sending.</summary>
    Interrupted = 22,
    /// <summary>An answer that none of the others describes.</summary>
    Unknown = 23,

    /// <summary>No such mailbox, or an address nobody can write to.</summary>
    AddressRefused = 40,
    /// <summary>The server refused the mail for its size or content.</summary>
    MessageRefused = 41,
    /// <summary>It would have arrived after its link or code ran out.</summary>
    TooLate = 42,
    /// <summary>Its reader has stopped this kind of mail since it was written.</summary>
    NotWanted = 43,
    /// <summary>The address refused an earlier mail, and its owner has not confirmed it since.</summary>
    AddressStopped = 44,
    /// <summary>The name before the @ is not ASCII, and the server takes no such address (SMTPUTF8, RFC 6531).</summary>
    AddressNotAscii = 45,
}

/// <summary>What a fault means for the queue.</summary>
public enum MailConsequence
{
    /// <summary>Try this mail again later and go on with the others.</summary>
    Delay = 1,
    /// <summary>Never send this mail and go on with the others.</summary>
    GiveUp = 2,
    /// <summary>No mail would get through: leave all of them queued and try again later.</summary>
    StopEverything = 3,
}

/// <summary>Questions about a fault.</summary>
public static class MailFaults
{
    /// <summary>Sorts a fault. What may be our own mistake stops the queue or waits, so that a wrong setting loses no mail.</summary>
    public static MailConsequence Consequence(this MailFault fault) => fault switch
    {
        MailFault.ServerAway or MailFault.ServerSilent or MailFault.ServerBusy or MailFault.NotSecure
            or MailFault.SignInRefused or MailFault.SenderRefused or MailFault.FolderNotWritable => MailConsequence.StopEverything,
        MailFault.AddressRefused or MailFault.MessageRefused or MailFault.TooLate or MailFault.NotWanted
            or MailFault.AddressStopped or MailFault.AddressNotAscii => MailConsequence.GiveUp,
        _ => MailConsequence.Delay,
    };
}
