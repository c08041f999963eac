using System.Net;
using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>
/// Speaks SMTP step by step and sends nothing: greeting, EHLO, STARTTLS, sign-in, sender, perhaps a recipient, goodbye (RFC 5321, 3207, 4954).
/// The platform's client shows nobody what it says; this is how an admin sees it.
/// </summary>
internal sealed class SmtpProbe : IDisposable
{
    // Somebody may be waiting at the screen.
    private const int LongestSeconds = 30;

    private readonly MailSettings _settings;
    private readonly SmtpSettings _smtp;
    private readonly AccessTokens? _tokens;
    private readonly StringBuilder _dialogue = new();
    private readonly TcpClient _socket = new();
    private Stream _stream = Stream.Null;
    private ServerCertificate? _certificate;
    private bool _signedIn;
    private string _offer = "";
    private string _token = "";

    private SmtpProbe(MailSettings settings, AccessTokens? tokens) => (_settings, _smtp, _tokens) = (settings, settings.Smtp, tokens);

    public static async Task<SmtpFindings> RunAsync(MailSettings settings, string? recipient, CancellationToken ct, AccessTokens? tokens = null)
    {
        using var probe = new SmtpProbe(settings, tokens);
        var seconds = Math.Min(settings.Smtp.TimeoutSeconds, LongestSeconds);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await probe.TalkAsync(recipient, patience.Token);
            return probe.Found(null, null);
        }
        catch (MailFaultException e)
        {
            return probe.Found(e.Fault, e.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return probe.Found(MailFault.ServerSilent, $"{settings.Smtp}, {seconds} s");
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or InvalidOperationException or ArgumentException)
        {
            return probe.Found(SmtpFaults.Sort(e), e.Message);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private async Task TalkAsync(string? recipient, CancellationToken ct)
    {
        await _socket.ConnectAsync(_smtp.Host, _smtp.Port, ct);
        _stream = _socket.GetStream();
        if (_smtp.IsEncryptedAtOnce) await EncryptAsync(ct);
        Need(await HearAsync(ct), 220);
        await GreetAsync(ct);
        if (_smtp.StartTls && !_smtp.IsEncryptedAtOnce) await StartTlsAsync(ct);
        if (_smtp.User.Length > 0) await SignInAsync(ct);
        var needsUtf8 = recipient is not null && !Ascii.IsValid(Written(recipient));
        if (needsUtf8 && !Offers("SMTPUTF8")) throw new MailFaultException(MailFault.AddressNotAscii, "The server does not offer SMTPUTF8.");
        Need(await SayAsync($"MAIL FROM:<{Written(_settings.From)}>{(needsUtf8 ? " SMTPUTF8" : "")}", ct), 250);
        if (recipient is not null) Need(await SayAsync($"RCPT TO:<{Written(recipient)}>", ct), 250, isAboutRecipient: true);
        await SayAsync("QUIT", ct);
    }

    private async Task GreetAsync(CancellationToken ct)
    {
        var answer = await SayAsync($"EHLO {Dns.GetHostName()}", ct);
        Need(answer, 250);
        _offer = answer.Text.ToUpperInvariant();
    }

    private async Task StartTlsAsync(CancellationToken ct)
    {
        if (!Offers("STARTTLS")) throw new MailFaultException(MailFault.NotSecure, "The server does not offer STARTTLS.");
        Need(await SayAsync("STARTTLS", ct), 220);
        await EncryptAsync(ct);
        await GreetAsync(ct);
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false, IsTrusted);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _smtp.Host }, ct);
        Note($"({encrypted.SslProtocol})");
    }

    private bool IsTrusted(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (shown is X509Certificate2 certificate)
        {
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).ToList();
            _certificate = new ServerCertificate(names.Count > 0 ? names : [certificate.GetNameInfo(X509NameType.DnsName, false)], certificate.NotAfter.ToUniversalTime());
        }
        if (SmtpTrust.IsGiven(sender, shown, chain, errors)) return true;
        Note($"({errors}{string.Concat(chain?.ChainStatus.Select(s => ", " + s.Status) ?? [])})");
        return false;
    }

    private async Task SignInAsync(CancellationToken ct)
    {
        if (_tokens is not null)
        {
            await ShowTokenAsync(_tokens, ct);
        }
        else if (Offers("AUTH") && _offer.Split("AUTH", 2)[1].Split('\n')[0].Contains("PLAIN", StringComparison.Ordinal))
        {
            Need(await SayAsync("AUTH PLAIN " + Base64($"\0{_smtp.User}\0{_smtp.Password}"), ct, shown: "AUTH PLAIN ***"), 235, isSignIn: true);
        }
        else
        {
            Need(await SayAsync("AUTH LOGIN", ct), 334, isSignIn: true);
            Need(await SayAsync(Base64(_smtp.User), ct, shown: "***"), 334, isSignIn: true);
            Need(await SayAsync(Base64(_smtp.Password), ct, shown: "***"), 235, isSignIn: true);
        }
        _signedIn = true;
    }

    private async Task ShowTokenAsync(AccessTokens tokens, CancellationToken ct)
    {
        _token = await tokens.TakeAsync(ct);
        var answer = await SayAsync("AUTH XOAUTH2 " + Base64(_smtp.Bearing(_token)), ct, shown: "AUTH XOAUTH2 ***");
        // Why it is refused is said first, and has to be answered by nothing.
        if (answer.Code == 334) answer = await SayAsync("", ct);
        if (answer.Code >= 500) tokens.Forget(_token);
        Need(answer, 235, isSignIn: true);
    }

    private static void Need((int Code, string Text) answer, int code, bool isAboutRecipient = false, bool isSignIn = false)
    {
        if (answer.Code == code || code == 250 && answer.Code == 251) return;
        var fault = isSignIn && answer.Code >= 500 ? MailFault.SignInRefused : SmtpFaults.Sort(answer.Code, answer.Text, isAboutRecipient);
        throw new MailFaultException(fault, answer.Text);
    }

    private async Task<(int Code, string Text)> SayAsync(string line, CancellationToken ct, string? shown = null)
    {
        _dialogue.Append("> ").Append(shown ?? line).Append('\n');
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
        return await HearAsync(ct);
    }

    // An answer ends with the line that has no hyphen after its code (RFC 5321, section 4.2.1).
    private async Task<(int Code, string Text)> HearAsync(CancellationToken ct)
    {
        var text = new StringBuilder();
        while (true)
        {
            var line = _smtp.Hide(await HearLineAsync(ct), _token);
            _dialogue.Append("< ").Append(line).Append('\n');
            text.Append(text.Length > 0 ? "\n" : "").Append(line);
            if (text.Length > MailStop.DialogueMaxLength) throw new MailFaultException(MailFault.Unknown, "The server does not come to an end.");
            if (line.Length < 4 || line[3] != '-') return (int.TryParse(line.AsSpan(0, Math.Min(3, line.Length)), out var code) ? code : 0, text.ToString());
        }
    }

    // Byte by byte: what comes after STARTTLS belongs to the encrypted stream and must not be read ahead.
    private async Task<string> HearLineAsync(CancellationToken ct)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await _stream.ReadAsync(one, ct) > 0)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
            // RFC 5321, section 4.5.3.1.5 allows 512.
            if (line.Count > 2000) throw new MailFaultException(MailFault.Unknown, "The server does not come to an end.");
        }
        throw new IOException("The server closed the connection.");
    }

    private bool Offers(string extension) => _offer.Split('\n').Any(line => line.Length > 4 && line[4..].StartsWith(extension, StringComparison.Ordinal));

    private void Note(string line) => _dialogue.Append("  ").Append(line).Append('\n');

    private SmtpFindings Found(MailFault? fault, string? detail)
    {
        if (fault is not null && detail is not null && !_dialogue.ToString().Contains(detail.Split('\n')[0], StringComparison.Ordinal)) Note($"({detail})");
        return new(_dialogue.ToString().TrimEnd('\n'), fault, detail, _certificate, _signedIn, Offers("SMTPUTF8"));
    }

    // A line break in an address would be a command of its own; the domain is written in ASCII.
    private static string Written(string address) => MailAddress.TryCreate(address, out var read)
        ? $"{read.User}@{new System.Globalization.IdnMapping().GetAscii(read.Host)}" : throw new MailFaultException(MailFault.AddressRefused, address);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
