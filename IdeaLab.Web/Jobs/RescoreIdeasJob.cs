using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Sets every score anew after half-life or weights have changed, a batch of ideas in each transaction so that voting goes on. It goes on where it was stopped, and from the
/// beginning when they change again meanwhile. Votes cast while it runs are scored by what is set now, so an idea that is done stays right.
/// </summary>
public sealed class RescoreIdeasJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    private const int BatchSize = 10_000;

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

        var ideas = await db.Ideas.Where(i => i.Id > last).OrderBy(i => i.Id).Take(BatchSize).Select(i => new { i.Id, i.CreatedAt, i.TrendingScore, i.Version }).ToListAsync(ct);
        int? upTo = ideas.Count > 0 ? ideas[^1].Id : null;
        var scores = await db.Ideas.Where(i => i.Id > last && i.Id <= upTo).ScoresAsync(settings.Trending, clock.GetUtcNow().UtcDateTime, ct);
        var moved = (from idea in ideas
                     let score = scores.TryGetValue(idea.Id, out var sum) ? sum : Trending.Quiet(idea.CreatedAt)
                     where !score.Equals(idea.TrendingScore)
                     select new IdeaScore(idea.Id, score, idea.Version)).ToList();
        // Where readers do not wait for writers somebody may have voted since; then their vote is in no score here.
        if (moved.Count > 0 && await db.SetScoresAsync(moved, ct) < moved.Count) throw new DbUpdateConcurrencyException();

        // Changed again meanwhile, it stays at the beginning.
        await db.Settings.Where(s => s.Version == settings.Version).ExecuteUpdateAsync(set => set.SetProperty(s => s.RescoredUpTo, upTo), ct);
        return ideas.Count;
    }
}
