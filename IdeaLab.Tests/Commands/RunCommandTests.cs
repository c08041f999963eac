using System.CommandLine;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class RunCommandTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private readonly StringWriter _said = new();

    [Fact]
    public async Task Jobs_run_in_the_order_given_and_each_leaves_a_run_behind()
    {
        await _app.ShareAsync("Freeze a lost card");
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Topics.SingleAsync()).GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        _app.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(0, await RunAsync("SendDigests", "SendMail"));

        // The owner's and the lead's.
        Assert.Equal("SendDigests: done, 2\nSendMail: done, 2\n", _said.ToString().ReplaceLineEndings("\n"));
        Assert.All(await _app.InDatabaseAsync(db => db.Digests.ToListAsync()), entry => Assert.Equal(DigestState.Sent, entry.State));
        Assert.Equal([("SendDigests", JobOutcome.Succeeded, 2), ("SendMail", JobOutcome.Succeeded, 2)], (await _app.InDatabaseAsync(db => db.JobRuns.OrderBy(r => r.Id).ToListAsync())).Select(r => (r.Job, r.Outcome, r.Items)));
    }

    [Fact]
    public async Task A_job_that_fails_is_told_and_the_next_is_not_run()
    {
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"Snapshots\""));

        Assert.Equal(1, await RunAsync("TidyUp", "SendMail"));

        Assert.Contains("TidyUp: SqliteException: SQLite Error 1: 'no such table: Snapshots'", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal([("TidyUp", JobOutcome.Failed)], (await _app.InDatabaseAsync(db => db.JobRuns.ToListAsync())).Select(r => (r.Job, r.Outcome)));
    }

    [Fact]
    public async Task A_name_that_is_no_job_is_refused_with_those_that_are_and_nothing_runs()
    {
        Assert.Equal(2, await RunAsync("SendMail", "SendMails"));

        Assert.Contains("SendMails", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("RecountVotes", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.JobRuns.CountAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _said.DisposeAsync();
    }

    private Task<int> RunAsync(params string[] jobs) => CommandLine.RunAsync(_app.Services, ["run", .. jobs], new InvocationConfiguration { Output = _said, Error = _said });
}
