using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;

namespace IdeaLab.Web.Embedded;

/// <summary>What this build is made of: SQLite, Quartz and the platform's SMTP client, in one process on one machine.</summary>
internal static class Edition
{
    /// <summary>SqlClient cannot infer parameters without a package that is only in the other edition.</summary>
    public const bool HasSqlServer = false;

    /// <summary>The platform's client neither encrypts from the first byte, nor signs, nor shows a token.</summary>
    public const bool HasMailKit = false;

    public static IMailTransport Smtp(MailSettings settings, IServiceProvider services) => new SmtpTransport(settings);

    public static void AddJobEngine(IServiceCollection services, IConfiguration configuration) => services.AddQuartzEngine();

    /// <summary>Pages that only this edition has: none.</summary>
    public static void Map(IEndpointRouteBuilder site)
    {
    }
}
