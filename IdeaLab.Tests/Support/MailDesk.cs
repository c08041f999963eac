using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdeaLab.Tests.Support;

/// <summary>Writes mails as the site does, without the site.</summary>
public static class MailDesk
{
    public static readonly DateTime Now = new(2025, 11, 17, 7, 0, 0, DateTimeKind.Utc);
    public static readonly LabIdentity Lab = new("IdeaLab", 262, "https://ideas.example.org");
    public static readonly MailRecipient Ana = new("ana@example.org", "Ana Núñez", "es", "Europe/Madrid");
    public static readonly MailRecipient Oliver = new("oliver@example.org", "Oliver", "en", "Atlantic/Canary");
    public static readonly MailSettings Settings = new() { From = "ideas@example.org", FromName = "El Laboratorio de Ideas" };

    public static MailComposer Composer { get; } = CreateComposer();

    public static Task<OutgoingMail> WriteAsync(MailContent mail, MailRecipient? to = null, string? key = null) =>
        Composer.ComposeAsync(mail, to ?? Ana, Lab, key ?? Guid.NewGuid().ToString("N"), Now);

    private static MailComposer CreateComposer()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new MailComposer(services, NullLoggerFactory.Instance, services.GetRequiredService<IStringLocalizer<Text>>(), Settings);
    }
}
