using System.Net;
using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Hands mails to a server by SMTP, encrypted by STARTTLS and signed in where settings say so.</summary>
public sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private readonly SmtpSettings _smtp = settings.Smtp;

    public string Destination => _smtp.ToString();

    public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
    {
        using var message = MimeLetter.Write(mail, lab, settings);
        using var client = new SmtpClient(_smtp.Host, _smtp.Port)
        {
            EnableSsl = _smtp.StartTls,
            Credentials = _smtp.User.Length > 0 ? new NetworkCredential(_smtp.User, _smtp.Password) : null,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(_smtp.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new MailFaultException(MailFault.ServerSilent, $"{_smtp}, {_smtp.TimeoutSeconds} s", e);
        }
        catch (Exception e) when (e is SmtpException or IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            throw new MailFaultException(SmtpFaults.Sort(e), Detail(e), e);
        }
    }

    // A server may repeat what it was told; a password is not to be read in a log or on a page.
    private string Detail(Exception e)
    {
        var innermost = e.GetBaseException();
        var detail = innermost == e ? e.Message : $"{e.Message} {innermost.Message}";
        return _smtp.Password.Length > 0 ? detail.Replace(_smtp.Password, "…", StringComparison.Ordinal) : detail;
    }
}
