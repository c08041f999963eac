namespace IdeaLab.Tests.Data;

/// <summary>The first page of the queue costs the same however much waits. Counted in steps of SQLite's machine, which no busy computer changes.</summary>
public sealed class QueueCostTests
{
    [Fact]
    public async Task At_a_hundred_thousand_ideas_it_costs_at_most_half_as_much_again_as_at_a_thousand()
    {
        await using var few = new WatchedLab(1_000);
        await using var many = new WatchedLab(100_000);
        foreach (var address in (string[])["/review", "/review?whose=Nobodys", "/review?whose=Mine", "/review?show=Questions", "/review?show=Lessons", "/review?show=Outcomes", "/review?show=Refused", "/review?show=All", "/review?challenge=1", "/review?show=All&challenge=1"])
        {
            var (less, more) = (await few.CostOfAsync("reviewer", address), await many.CostOfAsync("reviewer", address));
            Assert.True(more <= 1.5 * less, $"{address}: {less} steps at 1,000 ideas, {more} at 100,000");
        }
    }
}
