using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>Seconds for setting every score anew after the half-life has changed, and for one query that reads the same votes and adds them up idea by idea.</summary>
internal sealed record RebuildSpeed(double Rebuild, double Scan)
{
    private const int Examined = 200;

    public double Ratio => Rebuild / Scan;

    public static async Task<RebuildSpeed> MeasureAsync(SeededLab lab, CancellationToken ct)
    {
        var (rebuilds, scans) = (new List<double>(), new List<double>());
        for (var round = 0; round < lab.Size.Rounds; round++)
        {
            scans.Add(await Seconds.OfAsync(() => ScanAsync(lab, ct)));
            await ChangeHalfLifeAsync(lab, 8 + round, ct);
            rebuilds.Add(await Seconds.OfAsync(() => lab.RunAsync<RescoreIdeasJob>(ct)));
            await ExamineAsync(lab, ct);
        }

        await ChangeHalfLifeAsync(lab, 7, ct);
        await lab.RunAsync<RescoreIdeasJob>(ct);
        return new RebuildSpeed(Seconds.Median(rebuilds), Seconds.Median(scans));
    }

    private static Task<int> ScanAsync(SeededLab lab, CancellationToken ct) => lab.InDatabaseAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var query = db.Database.GetDbConnection().CreateCommand();
        query.CommandText = """SELECT "IdeaId", SUM("Amount"), MAX("CastAt") FROM "Votes" WHERE "Doubts" = 0 GROUP BY "IdeaId" """;
        query.CommandTimeout = 0;
        await using var reader = await query.ExecuteReaderAsync(ct);
        var ideas = 0;
        while (await reader.ReadAsync(ct)) ideas++;
        return ideas;
    });

    private static Task<int> ChangeHalfLifeAsync(SeededLab lab, int days, CancellationToken ct) => lab.InDatabaseAsync(async db =>
    {
        (await db.Settings.SingleAsync(ct)).RankBy(days, 50, 25);
        return await db.SaveChangesAsync(ct);
    });

    // A rebuild that is fast and wrong is none.
    private static Task<int> ExamineAsync(SeededLab lab, CancellationToken ct) => lab.InDatabaseAsync(async db =>
    {
        var trending = await db.TrendingAsync(ct);
        var step = Math.Max(1, lab.Size.Ideas / Examined);
        foreach (var idea in await db.Ideas.AsNoTracking().Where(i => i.Id % step == 0).ToListAsync(ct))
        {
            var events = await db.EventsOfAsync(idea, trending, ct);
            var last = events.Count == 0 ? idea.CreatedAt : events.Max(e => e.At);
            var (kept, direct) = (trending.FreshVotes(idea.TrendingScore, last), events.Sum(e => trending.FreshVotes(e, last)));
            if (Math.Abs(kept - direct) > 1e-9 * direct) throw new InvalidOperationException($"The score of idea {idea.Id} is worth {kept:R} fresh votes; its rows are worth {direct:R}.");
        }

        return step;
    });
}
