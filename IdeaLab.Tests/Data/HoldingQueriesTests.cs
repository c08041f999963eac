using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Tests.Data;

public sealed class HoldingQueriesTests
{
    [Fact]
    public async Task What_a_text_is_compared_with_is_found_without_a_scan_and_is_as_much_in_a_large_lab_as_in_a_small_one()
    {
        await using var small = new WatchedLab(10);
        await using var large = new WatchedLab(10_000);
        var now = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
        var asked = new List<int>();
        foreach (var lab in (WatchedLab[])[small, large])
        {
            var queries = await lab.QueriesOfAsync(async db =>
            {
                await db.AcceptedPostsAsync(1, 5000, default);
                var recent = await db.RecentTextsAsync(1, null, null, now, default);
                Assert.InRange(recent.Own.Count + recent.Others.Count, 1, 240);
            });
            asked.Add(queries.Count);
            foreach (var query in queries) Assert.Empty((await lab.FaultsOfAsync(query)).Select(fault => $"{fault}\n{query.CommandText}"));
        }

        Assert.Single(asked.Distinct());
    }
}
