using Quartz;

namespace IdeaLab.Web.Jobs.Engine;

/// <summary>Fires the timetable inside the web process. It remembers nothing: what has run is in the job runs.</summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers) : IJobEngine
{
    // Far in the past and at the start of a day, so that every process counts its intervals from the same moment.
    // At start the latest moment counts as missed and fires at once: whoever claims it catches up, all others step back.
    private static readonly DateTimeOffset CountedFrom = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public bool KeepsTimetable => true;

    public async Task RunSoonAsync(string job, int? askedById, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job), new JobDataMap { [Firing.Asked] = true, [Firing.AskedBy] = askedById }, ct);
    }

    public static void Fire(IQuartzBuilder quartz, ScheduledJob job)
    {
        quartz.AddJob<Firing>(detail => detail.WithIdentity(job.Name));
        quartz.AddTrigger(trigger => trigger
            .ForJob(job.Name)
            .WithIdentity(job.Name)
            .StartAt(CountedFrom + job.Offset)
            .WithCalendarIntervalSchedule(interval => interval
                .WithInterval((int)job.Every.TotalMinutes, IntervalUnit.Minute)
                .WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed)));
    }

    /// <summary>One firing. A job never overlaps itself in this process; a firing that comes meanwhile waits.</summary>
    [DisallowConcurrentExecution]
    internal sealed class Firing(JobRunner runner) : IJob
    {
        public const string Asked = "asked";
        public const string AskedBy = "asked-by";

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var job = Schedule.Named(context.JobDetail.Key.Name);
            var (fired, planned, asked) = (context.FireTimeUtc.UtcDateTime, context.ScheduledFireTimeUtc?.UtcDateTime, context.MergedJobDataMap);

            // A moment missed is planned long before it fires; a clock read twice may fire one a little before it is planned.
            if (asked.ContainsKey(Asked)) await runner.RunAsync(job, fired, asked[AskedBy] as int?, cancellationToken);
            else await runner.RunAsync(job, job.SlotAt(planned > fired ? planned.Value : fired), null, cancellationToken);
        }
    }
}
