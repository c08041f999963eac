using Hangfire;
using Hangfire.Dashboard;
using Hangfire.SqlServer;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using IdeaLab.Web.Security;

namespace IdeaLab.Web.Server.Jobs;

public static class HangfireSetup
{
    public const string Schema = "hangfire";
    private const string Address = "/admin/jobs/hangfire";

    /// <param name="services">The site's services.</param>
    /// <param name="store">Where Hangfire keeps what it has to do.</param>
    public static void AddHangfireEngine(this IServiceCollection services, Action<IGlobalConfiguration> store)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            store(hangfire);
        });
        services.AddTransient<HangfireEngine.Firing>();
        services.AddSingleton<IJobEngine, HangfireEngine>();
        services.AddHostedService<Arranging>();
        services.AddHangfireServer(server =>
        {
            // One for each job of the timetable that may be at work, since most of the time is spent waiting for others.
            server.WorkerCount = Schedule.Jobs.Count;
            // A job is told to stop, writes that down and is given the time to; what it left, its next run finds in the rows.
            server.StopTimeout = TimeSpan.FromSeconds(5);
            server.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
    }

    public static void UseOwnSchema(this IGlobalConfiguration hangfire, DatabaseSettings database) => hangfire.UseSqlServerStorage(database.ConnectionString, OptionsOf(database));

    public static SqlServerStorageOptions OptionsOf(DatabaseSettings database) => new()
    {
        SchemaName = Schema,
        // By the script, so that the site's login needs no right to define anything. Both make the same tables, whatever was there.
        PrepareSchemaIfNecessary = database.Migrate,
        EnableHeavyMigrations = true,
        CommandTimeout = TimeSpan.FromSeconds(database.CommandTimeoutSeconds),
        // What it would find out from the tables, at a start at which the server may be away.
        TryAutoDetectSchemaDependentOptions = false,
        UseRecommendedIsolationLevel = true,
        UseIgnoreDupKeyOption = true,
        DisableGlobalLocks = true,
        DeleteExpiredBatchSize = 10_000,
        QueuePollInterval = TimeSpan.Zero,
        SlidingInvisibilityTimeout = JobRunner.Lease,
    };

    /// <summary>Hangfire's own pages, for admins alone.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder site) => site.MapHangfireDashboard(Address, new DashboardOptions
    {
        // By default it shows itself to this machine alone; who may see it is decided by the site's own policy.
        Authorization = [],
        AppPath = "/admin/jobs",
        DashboardTitle = "IdeaLab",
        DisplayStorageConnectionString = false,
    }).RequireAuthorization(PageAccess.Admins);

    private sealed class Arranging(IRecurringJobManager recurring, JobStorage storage) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            HangfireEngine.Arrange(recurring, storage);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
