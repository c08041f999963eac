using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>
/// What an answer of the server means. The enhanced status code (RFC 3463, such as 5.7.8) is read first where the server gives one, since it is
/// more exact; then the reply code (RFC 5321, section 4.2.3). What a fault does to the queue is said in <see cref="MailFaults"/>.
/// </summary>
internal static partial class SmtpFaults
{
    public static MailFault Sort(Exception e) => e switch
    {
        _ when Caused<AuthenticationException>(e) => MailFault.NotSecure,
        _ when Caused<SocketException>(e) => MailFault.ServerAway,
        // The platform's client says "Server does not support secure connections" without a code or a cause.
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null } => MailFault.NotSecure,
        SmtpException refused => Sort((int)refused.StatusCode, refused.Message, isAboutRecipient: e is SmtpFailedRecipientException),
        IOException => MailFault.ServerAway,
        _ => MailFault.Unknown,
    };

    /// <summary>Whether the client found no SMTPUTF8 in what the server offers. It says so without a code or a cause, naming the address.</summary>
    public static bool LacksUtf8(Exception e, string address) => e is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null } && e.Message.Contains(address, StringComparison.OrdinalIgnoreCase);

    internal static MailFault Sort(int code, string answer, bool isAboutRecipient) => (code, Enhanced(answer), isAboutRecipient) switch
    {
        // Sign-in: 5.7.8 wrong, 5.7.0 and 530 required, 535 wrong, 534 and 538 too weak, 454 4.7.0 not for the moment (RFC 4954, section 6).
        (_, "5.7.8" or "5.7.9" or "5.7.11", _) => MailFault.SignInRefused,
        (530 or 534 or 535 or 538, _, _) => MailFault.SignInRefused,
        (454, _, _) => MailFault.ServerBusy,

        // Our own address: bad sender, or not ours to use (RFC 3463, section 3.2).
        (_, "5.1.7" or "5.1.8", _) => MailFault.SenderRefused,
        ( >= 500 and < 600, "5.7.60" or "5.7.26", _) => MailFault.SenderRefused,

        // 421 closes the connection, whatever is being said.
        (421, _, _) => MailFault.ServerBusy,
        ( >= 400 and < 500, _, _) => MailFault.MailboxBusy,

        // 5.7.x on a recipient is often our relay being closed: no reason to lose the mail, none to hold up the others.
        ( >= 500 and < 600, ['5', '.', '7', '.', ..], _) => MailFault.RefusedByPolicy,
        (550 or 551 or 553, _, true) => MailFault.AddressRefused,
        ( >= 500 and < 600, ['5', '.', '1', '.', ..], true) => MailFault.AddressRefused,
        (552, "5.2.2", _) => MailFault.MailboxBusy,
        (552 or 554, _, true) => MailFault.AddressRefused,

        // Not about a recipient: the sender at MAIL FROM, or the content after DATA.
        (552 or 554, _, false) => MailFault.MessageRefused,
        (550 or 551 or 553, _, false) => MailFault.SenderRefused,

        // The connection ended or was never there.
        ((int)SmtpStatusCode.GeneralFailure, _, _) => MailFault.ServerAway,
        _ => MailFault.Unknown,
    };

    private static string Enhanced(string answer) => EnhancedCode().Match(answer).Value;

    private static bool Caused<T>(Exception e) where T : Exception
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
            if (cause is T) return true;
        return false;
    }

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex EnhancedCode();
}
