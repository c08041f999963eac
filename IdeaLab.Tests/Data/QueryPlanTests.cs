using System.Data.Common;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Tests.Data;

/// <summary>Asks SQLite how it answers every query of the board, the search, an idea's page, the challenges and the queue of staff.</summary>
public sealed class QueryPlanTests
{
    private static readonly string?[] Readers = [null, "customer", "reviewer"];

    private static readonly string[] FewAndMany = ["?", "?topic=1", "?topic=2", "?status=Submitted", "?status=Planned", "?topic=1&status=Submitted", "?topic=1&status=Planned"];

    [Fact]
    public async Task At_ten_thousand_ideas_nothing_is_scanned_or_sorted_and_pages_ask_as_often_as_at_ten()
    {
        await using var small = new WatchedLab(10);
        await using var large = new WatchedLab(10_000);
        var faults = new SortedSet<string>();

        foreach (var who in Readers)
        {
            var (fewIdeas, manyIdeas) = (await small.ReaderAsync(who), await large.ReaderAsync(who));
            foreach (var address in who is "reviewer" ? [.. Addresses(), .. Queue()] : Addresses())
            {
                var expected = await small.QueriesOfAsync(fewIdeas, address);
                var asked = await large.QueriesOfAsync(manyIdeas, address);
                if (asked.Count != expected.Count) faults.Add($"{who} {address}: {asked.Count} queries at 10,000 ideas, {expected.Count} at 10");
                await CheckAsync(address, asked);

                if (await large.NextOfAsync(manyIdeas, address) is { } next) await CheckAsync(next, await large.QueriesOfAsync(manyIdeas, next));

                async Task CheckAsync(string page, List<DbCommand> queries)
                {
                    foreach (var query in queries)
                        faults.UnionWith((await large.FaultsOfAsync(query)).Select(fault => $"{fault}\n  on {page} for {who ?? "a visitor"}\n{query.CommandText}\n"));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(large.Asked > 500, $"Only {large.Asked} queries were looked at.");
    }

    private static IEnumerable<string> Addresses()
    {
        foreach (var sort in Enum.GetValues<BoardSort>())
        {
            foreach (var filter in FewAndMany) yield return $"/ideas{filter}&sort={sort}";
        }

        foreach (var filter in FewAndMany) yield return $"/ideas{filter}&q=common";
        yield return "/";
        yield return "/challenges";
        yield return "/challenges/2/over";
        foreach (var sort in Enum.GetValues<BoardSort>()) yield return $"/challenges/1/open?sort={sort}";
        yield return "/delivered";
        yield return "/lessons";
        yield return "/lessons?topic=1";
        yield return "/lessons?q=common";
        yield return "/lessons?q=rare6&topic=1";
        yield return "/ideas?q=rare3&topic=1";
        yield return "/ideas/3/a-common-idea-rare3";
        yield return "/ideas/3/a-common-idea-rare3?from=60";
    }

    private static IEnumerable<string> Queue()
    {
        yield return "/moderation/people/2";
        yield return "/moderation/votes";
        yield return "/moderation/votes?show=Removed";
        yield return "/moderation/votes?show=Restored";
        yield return "/moderation/votes/3?show=Held";
        yield return "/review?show=Author";
        yield return "/review?show=Questions";
        yield return "/review?show=Reports";
        yield return "/review?show=Refused";
        yield return "/review?show=Outcomes";
        yield return "/review?show=Lessons";
        yield return "/review?show=Lessons&topic=1";
        foreach (var pile in (string[])["Waiting", "All"])
        {
            foreach (var filter in (string[])["", "&whose=Mine", "&whose=Nobodys", "&topic=2", "&challenge=1", "&challenge=2", "&status=Submitted", "&status=Planned"]) yield return $"/review?show={pile}{filter}";
        }
    }
}
