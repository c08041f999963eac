namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Hands mails to a server by SMTP, encrypted by STARTTLS and signed in where settings say so.</summary>
public sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    public string Destination => settings.Smtp.ToString();

    public IMailSession Open() => new SmtpSession(settings);

    public async Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => await SmtpProbe.RunAsync(settings, recipient, ct);
}
