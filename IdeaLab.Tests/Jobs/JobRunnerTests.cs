using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class JobRunnerTests
{
    private static readonly ScheduledJob EveryFive = ScheduledJob.EveryMinutes<WorkJob>(5);

    [Fact]
    public async Task Of_two_processes_on_one_file_exactly_one_takes_each_firing()
    {
        var work = new Work();
        await using var lab = JobLab.Open(With(work));
        await using var other = lab.Another(With(work));

        for (var n = 0; n < 20; n++)
        {
            var slot = EveryFive.SlotAt(lab.Clock.Now.AddMinutes(5 * n));
            var runs = await Task.WhenAll(new[] { lab, other, lab, other }.Select(l => Task.Run(() => l.Runner.RunAsync(EveryFive, slot, null, default))));
            Assert.Single(runs, run => run is not null);
        }

        Assert.Equal(20, work.Done);
        Assert.Equal(20, await lab.InDatabaseAsync(db => db.JobRuns.CountAsync(r => r.Outcome == JobOutcome.Succeeded)));
    }

    [Fact]
    public async Task A_run_says_what_came_of_it_and_who_asked()
    {
        await using var lab = JobLab.Open(With(new Work(() => 7)));
        await lab.SeedAsync(ideas: 0);
        await lab.Runner.RunAsync(EveryFive, lab.Clock.Now, 1, default);

        var run = await lab.InDatabaseAsync(db => db.JobRuns.SingleAsync());
        Assert.Equal(("Work", JobOutcome.Succeeded, 7, 1, lab.Clock.Now), (run.Job, run.Outcome, run.Items, run.AskedById, run.EndedAt));
    }

    [Fact]
    public async Task A_failing_job_leaves_its_error_without_secrets_and_the_next_firing_runs()
    {
        var work = new Work(() => throw new InvalidOperationException("No answer from smtp://lab:sesame@mail.example", new NotSupportedException("Host=db; Password=sesame; User=lab")));
        await using var lab = JobLab.Open(With(work));
        await lab.RunAsync<WorkJob>();
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.RunAsync<WorkJob>();

        var runs = await lab.InDatabaseAsync(db => db.JobRuns.ToListAsync());
        Assert.Equal(2, runs.Count);
        Assert.All(runs, run => Assert.Equal(JobOutcome.Failed, run.Outcome));
        Assert.Equal("InvalidOperationException: No answer from smtp://lab:…@mail.example\nNotSupportedException: Host=db; Password=…; User=lab", runs[0].Error);
    }

    [Fact]
    public async Task What_a_failing_job_had_not_saved_is_not_saved_with_its_run()
    {
        await using var lab = JobLab.Open(services => services.AddScoped<HalfDoneJob>());
        await lab.RunAsync<HalfDoneJob>();
        Assert.Equal([JobOutcome.Failed], await lab.InDatabaseAsync(db => db.JobRuns.Select(r => r.Outcome).ToListAsync()));
        Assert.Empty(await lab.InDatabaseAsync(db => db.Topics.ToListAsync()));
    }

    [Fact]
    public async Task A_run_whose_process_died_is_abandoned_by_the_next()
    {
        await using var lab = JobLab.Open(With(new Work()));
        await lab.SaveAsync(new JobRun("Work", lab.Clock.Now, lab.Clock.Now, "gone"), new JobRun("Other", lab.Clock.Now, lab.Clock.Now, "gone"));

        lab.Clock.Advance(JobRunner.Lease - TimeSpan.FromSeconds(1));
        await lab.RunAsync<WorkJob>();
        Assert.Equal(2, await lab.InDatabaseAsync(db => db.JobRuns.CountAsync(r => r.Outcome == JobOutcome.Running)));

        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        await lab.RunAsync<WorkJob>();
        var abandoned = await lab.InDatabaseAsync(db => db.JobRuns.SingleAsync(r => r.Outcome == JobOutcome.Abandoned));
        Assert.Equal(("Work", "gone", lab.Clock.Now), (abandoned.Job, abandoned.Node, abandoned.EndedAt));
    }

    [Fact]
    public async Task A_run_cut_off_by_the_end_of_the_program_is_abandoned()
    {
        using var stop = new CancellationTokenSource();
        await using var lab = JobLab.Open(With(new Work(() =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return 0;
        })));
        var run = await lab.Runner.RunAsync(EveryFive, lab.Clock.Now, null, stop.Token);
        Assert.Equal(JobOutcome.Abandoned, run!.Outcome);
    }

    private static Action<IServiceCollection> With(Work work) => services => services.AddSingleton(work).AddScoped<WorkJob>();

    internal sealed class Work(Func<int>? act = null)
    {
        private int _done;

        public int Done => _done;

        public int Do()
        {
            Interlocked.Increment(ref _done);
            return act?.Invoke() ?? 1;
        }
    }

    internal sealed class WorkJob(Work work) : ILabJob
    {
        public Task<int> RunAsync(CancellationToken ct) => Task.FromResult(work.Do());
    }

    internal sealed class HalfDoneJob(IdeaLab.Web.Data.IdeaLabDb db) : ILabJob
    {
        public Task<int> RunAsync(CancellationToken ct)
        {
            db.Add(new IdeaLab.Domain.Challenges.Topic("Half", "Medio"));
            throw new InvalidOperationException("Broken");
        }
    }
}
