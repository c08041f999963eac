using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Draws the pool of ideas that need eyes: as many of each audience, since what an audience may not see would leave its readers with little. Pools nobody pages through any more go.</summary>
public sealed class DrawEyesJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    /// <returns>How many ideas are in the pool.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var candidates = new List<EyesCandidate>();
        foreach (var audience in Enum.GetValues<Audience>()) candidates.AddRange(await DrawAsync(audience, now, ct));

        return await db.InOneGoAsync(async () =>
        {
            if (candidates.Count > 0) db.Add(new EyesPool(now, candidates));
            await db.EyesPools.Where(p => p.DrawnAt < now - EyesPool.Kept).ExecuteDeleteAsync(ct);
            return candidates.Count;
        }, ct);
    }

    private async Task<IEnumerable<EyesCandidate>> DrawAsync(Audience audience, DateTime now, CancellationToken ct)
    {
        // Whoever sees an idea sees at least those for everyone and those for its own audience, so it is never further ahead on anybody's board.
        var ahead = await db.Ideas.Where(i => i.Audience == Audience.Everyone || i.Audience == audience).In(null).InOrder(BoardSort.Trending)
            .Take(NeedsEyes.Pages * NeedsEyes.PageSize).Select(i => i.Id).ToListAsync(ct);
        var position = ahead.Index().ToDictionary(at => at.Item, at => at.Index + 1);

        var ideas = db.Ideas.Moving().Where(i => i.Audience == audience && (i.Challenge == null || i.Challenge.ClosedAt == null)).Select(i => new { i.Id, i.Seen });
        // Read on while drawing: of a million ideas only those of the pool are kept.
        return NeedsEyes.Pool(ideas.AsEnumerable().Select(i => (i.Id, i.Seen)), NeedsEyes.PoolSize, (ulong)now.Ticks)
            .Select(c => c with { Position = position.TryGetValue(c.IdeaId, out var at) ? at : null });
    }
}
