using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Sets every score anew after half-life or weights have changed, a batch of ideas in each transaction so that voting goes on. It goes on where it was stopped, and from the
/// beginning when they change again meanwhile. Votes cast while it runs are scored by what is set now, so an idea that is done stays right.
/// </summary>
public sealed class RescoreIdeasJob(IdeaLabDb db) : ILabJob
{
    private const int BatchSize = 2000;

    /// <returns>How many ideas were set anew.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        while (await db.InOneGoAsync(() => RescoreBatchAsync(ct), ct) is { } count) done += count;
        return done;
    }

    /// <returns>How many ideas the batch had; null when none is left to be done.</returns>
    private async Task<int?> RescoreBatchAsync(CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        if (settings.RescoredUpTo is not { } last) return null;

        var ideas = await db.Ideas.Where(i => i.Id > last).OrderBy(i => i.Id).Take(BatchSize).Select(i => new { i.Id, i.CreatedAt, i.TrendingScore }).ToListAsync(ct);
        int? upTo = ideas.Count > 0 ? ideas[^1].Id : null;
        var events = await db.Ideas.Where(i => i.Id > last && i.Id <= upTo).EventsAsync(settings.Trending, DateTime.MaxValue, ct);
        foreach (var idea in ideas)
        {
            var score = settings.Trending.Of(events[idea.Id], idea.CreatedAt);
            if (score.Equals(idea.TrendingScore)) continue;
            await db.Ideas.Where(i => i.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.TrendingScore, score).SetProperty(i => i.Version, i => i.Version + 1), ct);
        }

        // Changed again meanwhile, it stays at the beginning.
        await db.Settings.Where(s => s.Version == settings.Version).ExecuteUpdateAsync(set => set.SetProperty(s => s.RescoredUpTo, upTo), ct);
        return ideas.Count;
    }
}
