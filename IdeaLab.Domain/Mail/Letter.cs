using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Mail;

/// <summary>Whom a mail is for. Someone who is not a member yet has no person.</summary>
public sealed record Addressee(string Address, string Name, int? PersonId);

/// <summary>What a mail says, in its two forms.</summary>
public sealed record Letter(string Subject, string Html, string Text);

/// <summary>The list a bulk mail belongs to, the address that takes its reader off it (RFC 8058), and the page on which they choose what they get.</summary>
/// <param name="News">The kinds of news in the mail; none where it holds no news.</param>
public sealed record MailingList(string Id, string UnsubscribeUrl, string? ChoicesUrl = null, NewsKinds News = NewsKinds.None);
