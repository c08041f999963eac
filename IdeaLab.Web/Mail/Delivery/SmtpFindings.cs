using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>How far one came with a mail server without sending anything.</summary>
/// <param name="Dialogue">What both said, a line each, ours after "&gt; ", the server's after "&lt; ", without secrets.</param>
/// <param name="Fault">What stood in the way; null when a mail would have been taken.</param>
/// <param name="Detail">What the server or the system said to that.</param>
/// <param name="Certificate">What the server showed; null without encryption.</param>
/// <param name="SignedIn">Whether it took the user and the password.</param>
/// <param name="TakesUtf8">Whether it offers SMTPUTF8.</param>
public sealed record SmtpFindings(string Dialogue, MailFault? Fault, string? Detail, ServerCertificate? Certificate, bool SignedIn, bool TakesUtf8);

/// <summary>For which names a certificate was made out, and when it ends, UTC.</summary>
public sealed record ServerCertificate(IReadOnlyList<string> Names, DateTime Until);
