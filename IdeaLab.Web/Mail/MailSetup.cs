using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Records;

namespace IdeaLab.Web.Mail;

public static class MailSetup
{
    /// <param name="services">The site's services.</param>
    /// <param name="configuration">Section <c>Mail</c>; see <see cref="MailSettings"/>.</param>
    /// <param name="folder">Where mails are written when there is no server.</param>
    /// <param name="smtp">What talks to a server.</param>
    /// <param name="hasMailKit">Whether that can encrypt from the first byte, sign, and show a token.</param>
    public static void AddLabMail(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> folder, Func<MailSettings, IServiceProvider, IMailTransport> smtp, bool hasMailKit)
    {
        // Read now, so that a wrong setting ends the start and not the first mail.
        SiteAddress.Check(configuration);
        var settings = MailSettings.Read(configuration, hasMailKit);
        services.AddSingleton<SiteAddress>();
        services.AddSingleton(settings);
        services.AddScoped<MailComposer>();
        services.AddSingleton<ITextRecords>(_ => DnsTextRecords.OfThisMachine());
        services.AddSingleton<IMailTransport>(provider => settings.Smtp.Host.Length > 0
            ? smtp(settings, provider)
            : new MailFolder(folder(provider), settings));
    }
}
