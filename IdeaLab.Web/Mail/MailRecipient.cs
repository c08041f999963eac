namespace IdeaLab.Web.Mail;

/// <summary>Whom a mail is for, and how they like to read: language "en" or "es", IANA time zone.</summary>
public sealed record MailRecipient(string Address, string Name, string Language, string TimeZone, int? PersonId = null)
{
    /// <summary>The stamp of their account, by which links that act end with a new password or address.</summary>
    public string Stamp { get; init; } = "";
}

/// <summary>Who writes: the lab's name, its hue on the OKLCH wheel, and where it is.</summary>
public sealed record LabIdentity(string Name, int Hue, string Address);
