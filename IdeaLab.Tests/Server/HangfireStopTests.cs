using System.Collections.Concurrent;
using System.Diagnostics;
using Hangfire;
using Hangfire.Logging;
using Hangfire.Storage;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail.Delivery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IdeaLab.Tests.Server;

/// <summary>A node is told to stop while a job of Hangfire's is at work, and another goes on with the same tables and the same store.</summary>
[Collection(nameof(HangfireApp))]
public sealed class HangfireStopTests : IAsyncLifetime
{
    private readonly Post _post = new();
    private readonly Node _node;

    public HangfireStopTests() => _node = new Node(_post);

    [Fact]
    public async Task A_job_at_work_finishes_what_it_has_in_hand_and_what_is_left_is_done_once_after_the_restart()
    {
        _ = _node.Visitor();
        // Not also by the timetable, whose minute may begin at any time.
        new RecurringJobManager(_node.Storage).RemoveIfExists("SendMail");
        await QueueAsync(3);
        await _node.Services.GetRequiredService<IJobEngine>().RunSoonAsync("SendMail", null, default);
        await _post.HasOneInHand;

        var took = await StopAsync();

        var allowed = _node.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        Assert.True(took < allowed, $"It took {took} to stop, of {allowed}.");
        Assert.Equal(["mail:1"], _post.Taken);
        Assert.Equal([MailState.Sent, MailState.Queued, MailState.Queued], (await MailsAsync(_node)).Select(mail => mail.State));
        var run = Assert.Single(await RunsAsync(_node), run => run.Outcome == JobOutcome.Abandoned);
        Assert.NotNull(run.EndedAt);
        Assert.False(IsLeft(_node.Storage.GetMonitoringApi()), "Hangfire is going to try again by itself.");

        await using var next = new Node(_post) { Storage = _node.Storage, Settings = { ["Data:Directory"] = _node.DataFolder } };
        _ = next.Visitor();
        var recurring = new RecurringJobManager(next.Storage);
        var fired = new[] { recurring.TriggerJob("SendMail"), recurring.TriggerJob("SendMail") };
        await HangfireApp.UntilAsync(() => Task.FromResult(fired.All(job => next.Storage.GetMonitoringApi().JobDetails(job).History[0].StateName == "Succeeded")));

        Assert.Equal(["mail:1", "mail:2", "mail:3"], _post.Taken);
        Assert.All(await MailsAsync(next), mail => Assert.Equal((MailState.Sent, 1), (mail.State, mail.Attempts)));
        var after = (await RunsAsync(next)).FindAll(r => r.Id > run.Id);
        Assert.All(after, r => Assert.Equal((JobOutcome.Succeeded, null), (r.Outcome, r.AskedById)));
        Assert.Equal(2, after.Sum(r => r.Items));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        // It is the process's, and writes to the logs of a site that is gone.
        LogProvider.SetCurrentLogProvider(null);
    }

    // As SIGTERM does.
    private async Task<TimeSpan> StopAsync()
    {
        var (lifetime, began) = (_node.Services.GetRequiredService<IHostApplicationLifetime>(), Stopwatch.StartNew());
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var said = lifetime.ApplicationStopped.Register(() => stopped.TrySetResult());
        lifetime.StopApplication();
        await stopped.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return began.Elapsed;
    }

    private Task<int> QueueAsync(int mails) => _node.InDatabaseAsync(db =>
    {
        db.AddRange(Enumerable.Range(1, mails).Select(n => new OutgoingMail(MailKind.IdeaNews, $"mail:{n}", $"<{n}@example.org>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, _node.Clock.Now)));
        return db.SaveChangesAsync();
    });

    private static Task<List<OutgoingMail>> MailsAsync(Node node) => node.InDatabaseAsync(db => db.Mails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    private static Task<List<JobRun>> RunsAsync(Node node) => node.InDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == "SendMail").ToListAsync());

    private static bool IsLeft(IMonitoringApi hangfire) =>
        new[]
        {
            hangfire.EnqueuedJobs("default", 0, 100).Select(job => job.Value.Job),
            hangfire.FetchedJobs("default", 0, 100).Select(job => job.Value.Job),
            hangfire.ScheduledJobs(0, 100).Select(job => job.Value.Job),
            hangfire.ProcessingJobs(0, 100).Select(job => job.Value.Job),
            hangfire.FailedJobs(0, 100).Select(job => job.Value.Job),
        }.Any(jobs => jobs.Any(job => Equals(job.Args[0], "SendMail")));

    private sealed class Node(Post post) : HangfireApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IMailTransport>(post));
        }
    }

    /// <summary>Takes its time with the first mail, until whoever sends it is told to stop, and then takes it still.</summary>
    private sealed class Post : IMailTransport, IMailSession
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<string> _taken = [];

        public Task HasOneInHand => _first.Task.WaitAsync(TimeSpan.FromMinutes(2));
        public IReadOnlyCollection<string> Taken => [.. _taken];
        public string Destination => "nowhere";

        public IMailSession Open() => this;

        public Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => Task.FromResult<SmtpFindings?>(null);

        public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
        {
            if (_first.TrySetResult())
            {
                var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using var telling = ct.Register(() => told.TrySetResult());
                await told.Task;
            }
            _taken.Enqueue(mail.Key);
        }

        public void Dispose()
        {
        }
    }
}
