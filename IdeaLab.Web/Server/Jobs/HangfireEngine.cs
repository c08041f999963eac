using System.ComponentModel;
using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;

namespace IdeaLab.Web.Server.Jobs;

/// <summary>Fires the timetable by Hangfire, whose store all nodes share. It decides when and where; what has run is in the job runs, as with every engine.</summary>
public sealed class HangfireEngine(IBackgroundJobClient client) : IJobEngine
{
    public bool KeepsTimetable => true;

    public Task RunSoonAsync(string job, int? askedById, CancellationToken ct)
    {
        client.Enqueue<Firing>(firing => firing.AskedAsync(job, askedById, CancellationToken.None));
        return Task.CompletedTask;
    }

    /// <summary>Brings what Hangfire repeats in line with <see cref="Schedule"/>, which is the only timetable: a job that is no longer in it is no longer fired.</summary>
    public static void Arrange(IRecurringJobManager recurring, JobStorage storage)
    {
        foreach (var job in Schedule.Jobs)
            recurring.AddOrUpdate<Firing>(job.Name, firing => firing.DueAsync(job.Name, null!, CancellationToken.None), CronOf(job), new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });

        using var connection = storage.GetConnection();
        foreach (var name in connection.GetAllItemsFromSet("recurring-jobs"))
            if (Schedule.Jobs.All(job => job.Name != name)) recurring.RemoveIfExists(name);
    }

    /// <summary>Minute and hour of a job's moments, as cron has them: minutes that divide an hour, once an hour, or once a day.</summary>
    public static string CronOf(ScheduledJob job) => (job.Every.TotalMinutes, job.Offset) switch
    {
        (1, _) => "* * * * *",
        ( < 60 and var minutes, var offset) when 60 % minutes == 0 => $"{offset.Minutes}/{minutes} * * * *",
        (60, var offset) => $"{offset.Minutes} * * * *",
        (24 * 60, var offset) => $"{offset.Minutes} {offset.Hours} * * *",
        _ => throw new NotSupportedException($"{job.Name} has moments that no line of cron can say."),
    };

    /// <summary>One firing. A run that fails is in the job runs and comes again at its next moment, so Hangfire is not to try again by itself.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    public sealed class Firing(JobRunner runner, TimeProvider clock)
    {
        [DisplayName("{0}")]
        public Task DueAsync(string job, PerformContext firing, CancellationToken ct)
        {
            var due = Schedule.Named(job);
            // When it was fired, not when a worker came to it: by then the next moment may have begun.
            return runner.RunAsync(due, due.SlotAt(firing.BackgroundJob.CreatedAt), null, ct);
        }

        [DisplayName("{0}, asked for")]
        public Task AskedAsync(string job, int? askedById, CancellationToken ct) =>
            runner.RunAsync(Schedule.Named(job), clock.GetUtcNow().UtcDateTime, askedById, ct);
    }
}
