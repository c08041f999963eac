using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

public sealed class DrawEyesTests
{
    [Fact]
    public async Task A_pool_holds_what_can_be_voted_for_with_where_it_stands_on_the_board_of_its_readers()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 5);
        await lab.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == ideas[0]).ExecuteUpdateAsync(set => set.SetProperty(i => i.Status, IdeaStatus.Declined)));
        await SetAsync(lab, ideas[1], Audience.Employees, seen: 0);
        await SetAsync(lab, ideas[2], Audience.Everyone, seen: 10);

        Assert.Equal(4, (await lab.RunAsync<DrawEyesJob>())!.Items);

        // The newest is first; the declined one is last on the board and in no pool, and the employees' one is ahead of nobody else's.
        var pool = Assert.Single(await PoolsAsync(lab));
        Assert.Equal([(ideas[1], 41, 4), (ideas[2], 11, 3), (ideas[3], 41, 2), (ideas[4], 41, 1)], pool.Candidates.OrderBy(c => c.IdeaId).Select(c => (c.IdeaId, c.Weight, c.Position!.Value)));
    }

    [Fact]
    public async Task A_pool_is_kept_for_a_day()
    {
        await using var lab = JobLab.Open();
        await SetAsync(lab, (await lab.SeedAsync(ideas: 1)).Ideas[0], Audience.Everyone, seen: 1);
        for (var hour = 0; hour < 50; hour += 10)
        {
            await lab.RunAsync<DrawEyesJob>();
            lab.Clock.Advance(TimeSpan.FromHours(10));
        }

        Assert.Equal(3, (await PoolsAsync(lab)).Count);
    }

    [Fact]
    public async Task A_lab_where_no_viewing_was_counted_has_no_pool()
    {
        await using var lab = JobLab.Open();
        await lab.SeedAsync(ideas: 3);
        Assert.Equal(0, (await lab.RunAsync<DrawEyesJob>())!.Items);
        Assert.Empty(await PoolsAsync(lab));
    }

    private static Task<int> SetAsync(JobLab lab, int ideaId, Audience audience, int seen) => lab.InDatabaseAsync(db =>
        db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(set => set.SetProperty(i => i.Audience, audience).SetProperty(i => i.Seen, seen)));

    private static Task<List<EyesPool>> PoolsAsync(JobLab lab) => lab.InDatabaseAsync(db => db.EyesPools.Include(p => p.Candidates).ToListAsync());
}
