using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;

namespace IdeaLab.Web.Server.Mail;

/// <summary>Hands mails to a server by MailKit, encrypted from the first byte or by STARTTLS, and signed (DKIM) where settings say so.</summary>
public sealed class MailKitTransport(MailSettings settings) : IMailTransport
{
    private readonly Signature? _signature = Signature.Of(settings);

    public string Destination => settings.Smtp.ToString();

    public IMailSession Open() => new MailKitSession(settings, _signature);

    public async Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => await SmtpProbe.RunAsync(settings, recipient, ct);
}
