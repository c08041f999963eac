using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Storage;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Server.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Server;

[Collection(nameof(HangfireApp))]
public sealed class HangfireEngineTests(HangfireApp app)
{
    [Theory]
    [InlineData(nameof(SendMailJob), "* * * * *")]
    [InlineData(nameof(HoldVotesJob), "4/5 * * * *")]
    [InlineData(nameof(RankIdeasJob), "0/5 * * * *")]
    [InlineData(nameof(SendDigestsJob), "0/15 * * * *")]
    [InlineData(nameof(WarnEarlyJob), "10 * * * *")]
    [InlineData(nameof(RecountVotesJob), "30 2 * * *")]
    public void Moments_are_said_as_cron(string job, string cron) => Assert.Equal(cron, HangfireEngine.CronOf(Schedule.Jobs.Single(line => line.Type.Name == job)));

    [Fact]
    public void Hangfire_repeats_the_timetable_at_its_moments_and_nothing_else()
    {
        using var storage = new InMemoryStorage();
        var recurring = new RecurringJobManager(storage);
        recurring.AddOrUpdate("OfAnOldVersion", Job.FromExpression(() => Console.Beep()), "* * * * *");

        var before = Now;
        HangfireEngine.Arrange(recurring, storage);
        HangfireEngine.Arrange(recurring, storage);

        using var connection = storage.GetConnection();
        var repeated = connection.GetRecurringJobs();
        Assert.Equal(Schedule.Jobs.Select(job => job.Name).Order(StringComparer.Ordinal), repeated.Select(job => job.Id).Order(StringComparer.Ordinal));
        Assert.All(repeated, job => Assert.Contains(job.NextExecution!.Value, new[] { Schedule.Named(job.Id).NextSlotAfter(before), Schedule.Named(job.Id).NextSlotAfter(Now) }));
    }

    [Fact]
    public async Task Who_asks_for_a_job_finds_its_run_in_the_same_list()
    {
        Later();
        var admin = await app.SignedInAsync("admin");

        Assert.Null((await admin.OpenAsync("/admin/jobs")).QuerySelector(".notice-warn"));
        await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", "RecountVotes"));

        var run = await RunAsync("RecountVotes", JobOutcome.Succeeded);
        Assert.Equal((await app.PersonAsync("admin")).Id, run.AskedById);
        Assert.Contains("RecountVotes", (await admin.OpenAsync("/admin/jobs/hangfire/jobs/succeeded")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_due_runs_once_for_its_moment_however_often_it_is_fired()
    {
        _ = app.Visitor();
        var recurring = new RecurringJobManager(app.Storage);

        var fired = new[] { recurring.TriggerJob("TidyUp"), recurring.TriggerJob("TidyUp") };
        var run = await RunAsync("TidyUp", JobOutcome.Succeeded);
        await HangfireApp.UntilAsync(() => Task.FromResult(fired.All(job => app.Storage.GetMonitoringApi().JobDetails(job).History[0].StateName == "Succeeded")));

        Assert.Null(run.AskedById);
        Assert.Equal(Schedule.Named("TidyUp").SlotAt(Now), run.Slot);
        Assert.Equal(1, await app.InDatabaseAsync(db => db.JobRuns.CountAsync(r => r.Job == "TidyUp")));
    }

    [Fact]
    public async Task A_job_that_fails_says_so_in_its_run_and_is_not_tried_again_before_its_next_moment()
    {
        Later();
        await app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Ideas\" RENAME TO \"Gone\""));
        try
        {
            await app.Services.GetRequiredService<IJobEngine>().RunSoonAsync("RecountVotes", null, default);

            Assert.Contains("Ideas", (await RunAsync("RecountVotes", JobOutcome.Failed)).Error, StringComparison.Ordinal);
            Assert.Equal(0, app.Storage.GetMonitoringApi().ScheduledCount());
        }
        finally
        {
            await app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Gone\" RENAME TO \"Ideas\""));
        }
    }

    private async Task<JobRun> RunAsync(string job, JobOutcome outcome)
    {
        JobRun? run = null;
        await HangfireApp.UntilAsync(async () => (run = await app.InDatabaseAsync(db => db.JobRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Job == job && r.Outcome == outcome))) is not null);
        return run!;
    }

    // No two runs of a job are asked for in one moment.
    private void Later() => app.Clock.Set(app.Clock.GetUtcNow().AddMinutes(1));

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
}
