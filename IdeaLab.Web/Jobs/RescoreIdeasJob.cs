using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Sets every score anew after half-life or weights have changed, a batch of ideas in each transaction so that voting goes on. It goes on where it was stopped, and from the
/// beginning when they change again meanwhile. Votes cast while it runs are scored by what is set now, so an idea that is done stays right.
/// </summary>
public sealed class RescoreIdeasJob(IdeaLabDb db, IServiceScopeFactory scopes, TimeProvider clock) : ILabJob
{
    private const int BatchSize = 25_000;

    /// <returns>How many ideas were set anew.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        while (await db.Settings.AsNoTracking().SingleAsync(ct) is { RescoredUpTo: { } last } settings) done += await RescoreAsync(settings, last, ct);
        return done;
    }

    /// <returns>How many ideas were set anew, until the last or until the settings changed.</returns>
    private async Task<int> RescoreAsync(LabSettings settings, int last, CancellationToken ct)
    {
        var done = 0;
        for (var batch = await ReadAsync(settings.Trending, last, ct); ;)
        {
            // The next is worked out meanwhile.
            var next = Task.Run(() => ReadAsync(settings.Trending, batch.UpTo, ct), ct);
            if (!await db.InOneGoAsync(() => SetAsync(batch, settings, next, ct), ct)) return done;
            done += batch.Ideas;
            if (batch.UpTo is null) return done;
            batch = await next;
        }
    }

    private async Task<Batch> ReadAsync(Trending trending, int? last, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        // Versions before votes: of what is voted for in between, the version is no longer that.
        var ideas = await reader.Ideas.Where(i => i.Id > last).OrderBy(i => i.Id).Take(BatchSize).Select(i => new { i.Id, i.CreatedAt, i.TrendingScore, i.Version }).ToListAsync(ct);
        int? upTo = ideas.Count > 0 ? ideas[^1].Id : null;
        var scores = await reader.Ideas.Where(i => i.Id > last && i.Id <= upTo).ScoresAsync(trending, clock.GetUtcNow().UtcDateTime, ct);
        var moved = from idea in ideas
                    let score = scores.TryGetValue(idea.Id, out var sum) ? sum : Trending.Quiet(idea.CreatedAt)
                    where !score.Equals(idea.TrendingScore)
                    select new IdeaScore(idea.Id, score, idea.Version);
        return new(upTo, ideas.Count, [.. moved]);
    }

    /// <returns>False when the settings have changed, so that the scores are of no use.</returns>
    private async Task<bool> SetAsync(Batch batch, LabSettings settings, Task<Batch> next, CancellationToken ct)
    {
        var setting = SetAsync(batch, settings, ct);
        // Committed when no read of ours is going on: only then can SQLite begin its log anew, which would else grow for as long as this runs.
        await Task.WhenAll(setting, next);
        return setting.Result;
    }

    private async Task<bool> SetAsync(Batch batch, LabSettings settings, CancellationToken ct)
    {
        if (await db.Settings.Where(s => s.Version == settings.Version).ExecuteUpdateAsync(set => set.SetProperty(s => s.RescoredUpTo, batch.UpTo), ct) == 0) return false;
        if (batch.Moved.Count == 0) return true;
        var set = await db.SetScoresAsync(batch.Moved, ct);
        // For these somebody has voted since their rows were read.
        var late = batch.Moved.Select(idea => idea.Id).Except(set).ToList();
        if (late.Count > 0) await db.RescoreEachAsync(await db.Ideas.Where(i => late.Contains(i.Id)).ToListAsync(ct), ct);
        return true;
    }

    /// <summary>Ideas next to each other by id.</summary>
    /// <param name="UpTo">The last of them; null when there are no more.</param>
    /// <param name="Ideas">How many.</param>
    /// <param name="Moved">Those whose score changes.</param>
    private sealed record Batch(int? UpTo, int Ideas, List<IdeaScore> Moved);
}
