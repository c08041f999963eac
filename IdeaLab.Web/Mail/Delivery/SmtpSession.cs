using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>By the platform's client, which keeps its connection as long as it is not disposed.</summary>
internal sealed class SmtpSession(MailSettings settings) : ServerSession(settings)
{
    private SmtpClient? _client;

    protected override Task DeliverAsync(MailMessage message, CancellationToken ct)
    {
        var client = _client ??= Connect(Settings.Smtp);
        client.DeliveryFormat = MimeLetter.FormatFor(message);
        return client.SendMailAsync(message, ct);
    }

    protected override MailFault? Sort(Exception e, MailMessage message) => e is not (SmtpException or IOException or InvalidOperationException or AuthenticationException)
        ? null
        : SmtpFaults.LacksUtf8(e, message.To[0].Address) ? MailFault.AddressNotAscii : SmtpFaults.Sort(e);

    protected override void EndConnection(bool isWell)
    {
        _client?.Dispose();
        _client = null;
    }

    private static SmtpClient Connect(SmtpSettings smtp) => new(smtp.Host, smtp.Port)
    {
        EnableSsl = smtp.StartTls,
        Credentials = smtp.User.Length > 0 ? new NetworkCredential(smtp.User, smtp.Password) : null,
    };
}
