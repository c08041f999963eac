using System.CommandLine;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class RestoreDrillTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task A_sound_lab_is_proved_row_by_row_and_nothing_is_left_behind()
    {
        await _app.ShareAsync("Freeze a lost card");
        var (few, _) = await DrillAsync();
        for (var n = 0; n < 20; n++) await _app.ShareAsync($"Idea {n}");
        _app.Clock.Advance(TimeSpan.FromDays(1));

        var (many, _) = await DrillAsync();

        Assert.Equal((JobOutcome.Succeeded, JobOutcome.Succeeded), (few.Outcome, many.Outcome));
        Assert.True(few.Items > 20 && many.Items >= few.Items + 20, $"{few.Items}, {many.Items}");
        Assert.Empty(Directory.GetDirectories(_app.DataFolder, ".restore-drill-*"));
    }

    [Fact]
    public async Task A_row_that_refers_to_none_fails_the_run_in_words()
    {
        await _app.ShareAsync("Freeze a lost card");
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; DELETE FROM Topics; PRAGMA foreign_keys = ON"));

        var (run, said) = await DrillAsync();

        Assert.Equal(JobOutcome.Failed, run.Outcome);
        Assert.Contains("idealab.db is damaged: a row of Ideas refers to one of Topics that is not there (1 times).", run.Error, StringComparison.Ordinal);
        Assert.Contains("RestoreDrill: BackupException: ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_app.DataFolder, ".restore-drill-*"));
    }

    [Fact]
    public async Task What_a_killed_drill_left_goes_after_a_day_and_another_at_work_keeps_its_own()
    {
        foreach (var (name, hours) in ((string, int)[])[("killed", 25), ("at-work", 1)])
            Directory.SetLastWriteTimeUtc(Directory.CreateDirectory(Path.Combine(_app.DataFolder, $".restore-drill-{name}")).FullName, _app.Clock.Now.AddHours(-hours));

        await DrillAsync();

        Assert.EndsWith("at-work", Assert.Single(Directory.GetDirectories(_app.DataFolder, ".restore-drill-*")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_SQL_Server_nothing_is_done_and_no_server_is_asked()
    {
        var options = new DbContextOptionsBuilder<SqlServerIdeaLabDb>().UseSqlServer("Server=nowhere.invalid;Connect Timeout=1");
        await using var db = new SqlServerIdeaLabDb(options.Options);
        Assert.Equal(0, await new RestoreDrillJob(db, _app.Services.GetRequiredService<DataDirectory>(), _app.Clock).RunAsync(CancellationToken.None));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<(JobRun Run, string Said)> DrillAsync()
    {
        await using var said = new StringWriter();
        await CommandLine.RunAsync(_app.Services, ["run", "RestoreDrill"], new InvocationConfiguration { Output = said, Error = said });
        return (await _app.InDatabaseAsync(db => db.JobRuns.OrderByDescending(r => r.Id).FirstAsync(r => r.Job == "RestoreDrill")), said.ToString());
    }
}
