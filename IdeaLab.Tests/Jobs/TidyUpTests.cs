using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

public sealed class TidyUpTests
{
    [Fact]
    public async Task Idle_runs_go_after_a_day_others_after_thirty()
    {
        await using var lab = JobLab.Open();
        await lab.SaveAsync(Run("idle", 2, 0), Run("busy", 2, 3), Run("idle-today", 0.5, 0), Run("old", 31, 3));

        await lab.RunAsync<TidyUpJob>();

        var left = await lab.InDatabaseAsync(db => db.JobRuns.Where(r => r.Outcome == JobOutcome.Succeeded && r.Job != "TidyUp").Select(r => r.Job).ToListAsync());
        Assert.Equal(["busy", "idle-today"], left.Order());

        JobRun Run(string job, double daysAgo, int items)
        {
            var at = lab.Clock.Now.AddDays(-daysAgo);
            var run = new JobRun(job, at, at, "here");
            run.Succeed(items, at);
            return run;
        }
    }

    [Fact]
    public async Task Old_snapshots_are_thinned_to_the_last_of_each_hour_and_later_of_each_day()
    {
        await using var lab = JobLab.Open();
        var (_, topics) = await lab.SeedAsync(ideas: 1);
        var now = lab.Clock.Now;
        DateTime[] taken =
        [
            now.AddDays(-20), now.AddDays(-20).AddHours(1),
            now.AddDays(-5).AddMinutes(1), now.AddDays(-5).AddMinutes(6), now.AddDays(-5).AddHours(2),
            now.AddHours(-1), now.AddMinutes(-5),
        ];
        foreach (var at in taken) await lab.SaveAsync(new RankSnapshot(null, at, [new RankPlace(1, 1, 0, new RankTerms(0, 0, 0, 0))]), new RankSnapshot(topics[0], at, []));

        await lab.RunAsync<TidyUpJob>();

        var left = await lab.SnapshotsAsync();
        DateTime[] kept = [taken[1], taken[3], taken[4], taken[5], taken[6]];
        Assert.Equal(kept, left.Where(s => s.TopicId == null).Select(s => s.TakenAt));
        Assert.Equal(kept, left.Where(s => s.TopicId == topics[0]).Select(s => s.TakenAt));
        Assert.Equal(kept.Length, await lab.InDatabaseAsync(db => db.RankPlaces.CountAsync()));
    }
}
