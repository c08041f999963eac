using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>What ranking reads, counted in steps of SQLite's machine, which no busy computer changes.</summary>
public sealed class RankingCostTests
{
    [Fact]
    public async Task A_run_at_ten_thousand_ideas_costs_at_most_twice_that_at_a_thousand()
    {
        await using var few = new WatchedLab(1_000);
        await using var many = new WatchedLab(10_000);

        // The smaller topic has twenty-five ideas instead of three, and all of them have places.
        var (less, more) = (await few.CostOfAsync<RankIdeasJob>(), await many.CostOfAsync<RankIdeasJob>());

        Assert.InRange(more, less, 2 * less);
    }

    [Fact]
    public async Task Setting_scores_anew_reads_follows_that_were_chosen_and_passes_those_of_voters_by()
    {
        await using var lab = new WatchedLab(10);
        await lab.ReaderAsync(null);
        await lab.InDatabaseAsync(async db =>
        {
            (await db.Settings.SingleAsync()).RankBy(3, 50, 25);
            return await db.SaveChangesAsync();
        });

        var plans = await lab.PlansOfAsync<RescoreIdeasJob>("\"Follows\"");

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Contains("IX_Follows_IdeaId_At", plan, StringComparison.Ordinal));
    }
}
