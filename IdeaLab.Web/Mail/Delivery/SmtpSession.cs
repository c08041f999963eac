using System.Net;
using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>
/// Mails over one connection, which the platform's client keeps as long as it is not disposed. After a fault the next mail gets a new one, since what the server still expects is not known then.
/// </summary>
internal sealed class SmtpSession(MailSettings settings) : IMailSession
{
    // Some servers end a connection after a number of mails of which they say nothing before. So a greeting costs one mail in a hundred, and where that is too many a new connection heals it.
    private const int MailsPerConnection = 100;

    private readonly SmtpSettings _smtp = settings.Smtp;
    private SmtpClient? _client;
    private int _sent;

    public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
    {
        using var message = MimeLetter.Write(mail, lab, settings);
        try
        {
            await SendAsync(message, ct);
        }
        // A connection that served before and is gone says nothing about the server: once more on a new one. If the mail was taken all the same, it is recognised by its Message-ID.
        catch (MailFaultException e) when (e.WasReused && e.Fault is MailFault.ServerAway or MailFault.ServerBusy)
        {
            await SendAsync(message, ct);
        }
    }

    public void Dispose() => HangUp();

    private async Task SendAsync(MailMessage message, CancellationToken ct)
    {
        if (_sent >= MailsPerConnection) HangUp();
        var client = _client ??= Connect();
        client.DeliveryFormat = MimeLetter.FormatFor(message);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(_smtp.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, patience.Token);
            _sent++;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Failed(MailFault.ServerSilent, $"{_smtp}, {_smtp.TimeoutSeconds} s", e);
        }
        catch (Exception e) when (e is SmtpException or IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            var fault = SmtpFaults.LacksUtf8(e, message.To[0].Address) ? MailFault.AddressNotAscii : SmtpFaults.Sort(e);
            throw Failed(fault, Detail(e), e);
        }
        catch (OperationCanceledException)
        {
            HangUp();
            throw;
        }
    }

    private SmtpClient Connect() => new(_smtp.Host, _smtp.Port)
    {
        EnableSsl = _smtp.StartTls,
        Credentials = _smtp.User.Length > 0 ? new NetworkCredential(_smtp.User, _smtp.Password) : null,
    };

    private MailFaultException Failed(MailFault fault, string detail, Exception cause)
    {
        var wasReused = _sent > 0;
        HangUp();
        return new MailFaultException(fault, detail, cause) { WasReused = wasReused };
    }

    private void HangUp()
    {
        _client?.Dispose();
        (_client, _sent) = (null, 0);
    }

    // A server may repeat what it was told; a password is not to be read in a log or on a page.
    private string Detail(Exception e)
    {
        var innermost = e.GetBaseException();
        return _smtp.Hide(innermost == e ? e.Message : $"{e.Message} {innermost.Message}");
    }
}
