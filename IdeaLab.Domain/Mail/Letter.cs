namespace IdeaLab.Domain.Mail;

/// <summary>Whom a mail is for. Someone who is not a member yet has no person.</summary>
public sealed record Addressee(string Address, string Name, int? PersonId);

/// <summary>What a mail says, in its two forms.</summary>
public sealed record Letter(string Subject, string Html, string Text);

/// <summary>The list a bulk mail belongs to, and the address that takes its reader off it (RFC 8058).</summary>
public sealed record MailingList(string Id, string UnsubscribeUrl);
