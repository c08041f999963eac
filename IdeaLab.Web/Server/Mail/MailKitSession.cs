using System.Net.Mail;
using System.Net.Sockets;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SmtpClient = MailKit.Net.Smtp.SmtpClient;

namespace IdeaLab.Web.Server.Mail;

/// <summary>By MailKit, which sends the sender and the recipient together where the server offers PIPELINING (RFC 2920).</summary>
internal sealed class MailKitSession(MailSettings settings, Signature? signature, AccessTokens? tokens, ILogger log) : ServerSession(settings)
{
    private SmtpClient? _client;
    private string _token = "";

    protected override async Task DeliverAsync(MailMessage message, CancellationToken ct)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = MimeLetter.FormatFor(message) == SmtpDeliveryFormat.International;
        using var letter = MimeMessage.CreateFromMailMessage(message);
        letter.Prepare(EncodingConstraint.SevenBit);
        // Of a letter with UTF-8 in its headers the signature would not hold where it arrives, and a broken one is worse than none.
        if (!format.International) signature?.Put(letter, format);

        _client ??= await ConnectAsync(Settings.Smtp, ct);
        // It would write the address in another way, which is another address.
        if (format.International && !_client.Capabilities.HasFlag(SmtpCapabilities.UTF8)) throw new NotSupportedException("The server does not offer SMTPUTF8.");
        await _client.SendAsync(format, letter, ct);
    }

    protected override MailFault? Sort(Exception e, MailMessage message) => e switch
    {
        MailFaultException told => told.Fault,
        SmtpCommandException refused => SmtpFaults.Sort((int)refused.StatusCode, refused.Message, refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted),
        SslHandshakeException => MailFault.NotSecure,
        // "Not for the moment" is no wrong password.
        AuthenticationException { InnerException: SmtpCommandException refused } when (int)refused.StatusCode < 500 => MailFault.ServerBusy,
        AuthenticationException or ServiceNotAuthenticatedException or SaslException => MailFault.SignInRefused,
        // STARTTLS, or what such an address needs.
        NotSupportedException => MimeLetter.FormatFor(message) == SmtpDeliveryFormat.International ? MailFault.AddressNotAscii : MailFault.NotSecure,
        TimeoutException => MailFault.ServerSilent,
        ProtocolException or ServiceNotConnectedException or SocketException or IOException => MailFault.ServerAway,
        _ => null,
    };

    protected override string Hide(string said) => Settings.Smtp.Hide(said, _token);

    protected override void EndConnection(bool isWell)
    {
        if (_client is null) return;
        using (_client)
            if (isWell && _client.IsConnected)
                try
                {
                    _client.Disconnect(quit: true);
                }
                catch (Exception e) when (e is IOException or SocketException or ProtocolException or TimeoutException)
                {
                    // Whoever does not hear our goodbye has left already.
                }
        _client = null;
    }

    private async Task<SmtpClient> ConnectAsync(SmtpSettings smtp, CancellationToken ct)
    {
        // First, since a server does not wait long for who has connected.
        if (tokens is not null) _token = await tokens.TakeAsync(ct);
        var client = new SmtpClient(log.IsEnabled(LogLevel.Debug) ? new ProtocolLog(log, Hide) : new NullProtocolLogger())
        {
            Timeout = smtp.TimeoutSeconds * 1000,
            ServerCertificateValidationCallback = SmtpTrust.IsGiven,
            // A data centre rarely reaches the lists of revoked certificates, and the platform's client does not ask for them either.
            CheckCertificateRevocation = false,
        };
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, smtp.IsEncryptedAtOnce ? SecureSocketOptions.SslOnConnect : smtp.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, ct);
            if (tokens is not null) await client.AuthenticateAsync(new SaslMechanismOAuth2(smtp.User, _token), ct);
            else if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, ct);
            return client;
        }
        catch (AuthenticationException)
        {
            tokens?.Forget(_token);
            client.Dispose();
            throw;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
