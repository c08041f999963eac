using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Jobs.Engine;
using IdeaLab.Web.Jobs.Exports;
using Quartz;

namespace IdeaLab.Web.Jobs;

public static class JobsSetup
{
    /// <summary>Every job of the timetable, and what fires it. Commands fire nothing by themselves, nor does a site whose setting <c>Jobs:Enabled</c> (default true) is false.</summary>
    public static void AddLabJobs(this IServiceCollection services, IConfiguration configuration, bool isCommand, Action<IServiceCollection, IConfiguration> addEngine)
    {
        services.AddSingleton<JobRunner>();
        foreach (var job in Schedule.Jobs) services.AddScoped(job.Type);
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<ActLinks>();
        services.AddScoped<MailSender>();
        services.AddScoped<LabMail>();
        services.AddScoped<BoardFinder>();
        services.AddScoped<DigestFinder>();
        services.AddScoped<DigestReader>();
        services.AddScoped<NewsReader>();
        services.AddScoped<DigestDesk>();
        services.AddScoped<DigestNow>();
        services.AddSingleton<DataPage>();
        services.AddScoped<DataFile>();
        services.AddSingleton<DrawnRates>();

        if (isCommand || !configuration.Setting("Jobs:Enabled", true))
        {
            services.AddSingleton<IJobEngine, DirectEngine>();
            return;
        }

        addEngine(services, configuration);
    }

    public static void AddQuartzEngine(this IServiceCollection services)
    {
        services.AddSingleton<IJobEngine, QuartzEngine>();
        services.AddQuartz(quartz =>
        {
            foreach (var job in Schedule.Jobs) QuartzEngine.Fire(quartz, job);
        });
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }
}
