using System.Data.Common;
using IdeaLab.Web.Jobs;

namespace IdeaLab.Tests.Data;

/// <summary>What the hourly look at all that came costs, asked of SQLite.</summary>
public sealed class WarnEarlyCostTests
{
    [Fact]
    public async Task An_hour_costs_as_many_queries_however_many_ideas_it_was_unusual_for_and_none_of_them_scans_or_sorts()
    {
        await using var lab = new WatchedLab(2_000);
        await lab.ReaderAsync(null);
        await lab.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("lead")).ReceiveWarnings(true);
            return await db.SaveChangesAsync();
        });
        await lab.UsualTrafficAsync(7);
        await lab.WarnAsync();
        var (one, three) = (await HourAsync(lab, 7), await HourAsync(lab, 407, 807, 1207));

        Assert.Equal(one.Count, three.Count);
        var faults = new SortedSet<string>();
        foreach (var query in three.DistinctBy(q => q.CommandText)) faults.UnionWith((await lab.FaultsOfAsync(query)).Select(fault => $"{fault}\n{query.CommandText}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<List<DbCommand>> HourAsync(WatchedLab lab, params int[] ideas)
    {
        foreach (var id in ideas) await lab.BurstAsync(id, lab.Clock.Now, votes: 30);
        lab.Clock.Advance(TimeSpan.FromHours(1));
        var queries = await lab.QueriesOfAsync<WarnEarlyJob>();
        Assert.Equal(ideas.Length, await lab.InDatabaseAsync(async db => db.Alerts.Count(a => a.RaisedAt == lab.Clock.Now)));
        return queries;
    }
}
