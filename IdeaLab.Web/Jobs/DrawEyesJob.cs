using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Draws the pool of ideas that need eyes: as many of each audience, since what an audience may not see would leave its readers with little. Pools nobody pages through any more go.
/// While no viewing has been counted no idea is seen less than another, and there is no pool.
/// </summary>
public sealed class DrawEyesJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    /// <returns>How many ideas are in the pool.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ideas = await db.Ideas.Moving().Where(i => i.Challenge == null || i.Challenge.ClosedAt == null).Select(i => new { i.Id, For = new Readers(i.Audience, i.CircleId, i.Topic.Audience, i.Topic.CircleId), i.Seen }).ToListAsync(ct);
        var candidates = new List<EyesCandidate>();
        if (ideas.Exists(i => i.Seen > 0))
            foreach (var same in ideas.GroupBy(i => i.For, i => (i.Id, i.Seen)))
            {
                var position = await PositionsAsync(same.Key, ct);
                candidates.AddRange(NeedsEyes.Pool(same, NeedsEyes.PoolSize, (ulong)now.Ticks).Select(c => c with { Position = position.TryGetValue(c.IdeaId, out var at) ? at : null }));
            }

        return await db.InOneGoAsync(async () =>
        {
            if (candidates.Count > 0) db.Add(new EyesPool(now, candidates));
            await db.EyesPools.Where(p => p.DrawnAt < now - EyesPool.Kept).ExecuteDeleteAsync(ct);
            return candidates.Count;
        }, ct);
    }

    // Whoever sees an idea sees at least those for everyone and those for its own audience and its topic's, so it is never further ahead on anybody's board.
    private async Task<Dictionary<int, int>> PositionsAsync(Readers of, CancellationToken ct)
    {
        var (audience, circle, topicAudience, topicCircle) = of;
        var open = await db.Topics.Where(t => t.Audience == Audience.Everyone || t.Audience == topicAudience && t.CircleId == topicCircle).Select(t => t.Id).ToListAsync(ct);
        var ahead = await db.Ideas.Where(i => (i.Audience == Audience.Everyone || i.Audience == audience && i.CircleId == circle) && open.Contains(i.TopicId)).In(null).InOrder(BoardSort.Trending)
            .Take(NeedsEyes.Pages * NeedsEyes.PageSize).Select(i => i.Id).ToListAsync(ct);
        return ahead.Index().ToDictionary(at => at.Item, at => at.Index + 1);
    }

    private sealed record Readers(Audience Audience, int? CircleId, Audience TopicAudience, int? TopicCircleId);
}
