using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;

namespace IdeaLab.Web.Server.Mail;

/// <summary>Hands mails to a server by MailKit, encrypted from the first byte or by STARTTLS, signed in by a password or a token, and signed (DKIM) where settings say so.</summary>
public sealed class MailKitTransport(MailSettings settings, TimeProvider clock, ILoggerFactory logs) : IMailTransport, IDisposable
{
    private readonly Signature? _signature = Signature.Of(settings);
    private readonly AccessTokens? _tokens = AccessTokens.Of(settings, clock);
    private readonly ILogger _log = logs.CreateLogger<ProtocolLog>();

    public string Destination => settings.Smtp.ToString();

    public IMailSession Open() => new MailKitSession(settings, _signature, _tokens, _log);

    public async Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => await SmtpProbe.RunAsync(settings, recipient, ct, _tokens);

    public void Dispose() => _tokens?.Dispose();
}
