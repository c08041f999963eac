using Hangfire;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Server.Jobs;
using IdeaLab.Web.Server.Mail;

namespace IdeaLab.Web.Server;

/// <summary>What this build is made of: SQL Server, Hangfire and MailKit, on as many nodes as there are. On SQLite, which Hangfire has no store for, it is fired by Quartz.</summary>
internal static class Edition
{
    public const bool HasSqlServer = true;
    public const bool HasMailKit = true;

    public static IMailTransport Smtp(MailSettings settings, IServiceProvider services) => new MailKitTransport(settings, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>());

    public static void AddJobEngine(IServiceCollection services, IConfiguration configuration)
    {
        var database = DatabaseSettings.Read(configuration, HasSqlServer);
        if (database.IsSqlServer) services.AddHostedService<HangfireTables>().AddHangfireEngine(hangfire => hangfire.UseOwnSchema(database));
        else services.AddQuartzEngine();
    }

    public static void Map(IEndpointRouteBuilder site)
    {
        if (site.ServiceProvider.GetService<JobStorage>() is not null) site.MapDashboard();
    }
}
