using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Looks at the votes of ideas on which something has happened, and takes those out of the count that a rule doubts, each idea in one transaction; staff see them at /moderation/votes.
/// Once a day the lab's usual shares are measured and voters compared. Stopped at any point it looks at the same votes again, and what is held already stays as it is.
/// </summary>
public sealed class HoldVotesJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    /// <summary>Votes read at once, whatever the number of ideas.</summary>
    private const int BatchSize = 20_000;

    /// <summary>A vote carries the time at which it was cast and is seen once it is saved; no transaction takes longer.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <returns>How many votes were taken out of the count.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var watch = await db.VoteWatches.AsNoTracking().SingleOrDefaultAsync(ct) ?? new VoteWatch();
        var (after, isDayOver, last) = ((watch.SeenUpTo ?? now - Detectors.Span) - Overlap, watch.IsDayOver(now), watch.ComparedAt);
        if (isDayOver) watch.Measure(await db.UsualAsync(now, ct));

        var held = 0;
        foreach (var batch in Batches(await db.IdeasToLookAtAsync(after, now, ct)))
        {
            var facts = await db.FactsOfIdeasAsync(batch, now, ct);
            held += await HoldAsync(facts.SelectMany(votes => Detectors.Find([.. votes], watch.Usual, now)), now, ct);
        }

        if (isDayOver) held += await CompareVotersAsync(last is { } then ? then - Overlap : DateTime.MinValue, now, ct);
        await RememberAsync(watch, isDayOver, now, ct);
        return held;
    }

    private async Task<int> CompareVotersAsync(DateTime after, DateTime now, CancellationToken ct)
    {
        var held = 0;
        foreach (var batch in Batches((await db.CrowdsAlikeAsync(after, ct)).Select(crowd => (crowd.Key, Votes: crowd.Value * crowd.Key.Count))))
        {
            var facts = await db.FactsOfCrowdsAsync(batch, ct);
            var (voters, votersOf) = await db.VotersLatelyAsync([.. facts.Select(v => v.IdeaId).Distinct()], now, ct);
            held += await HoldAsync(SameVotes.Find(facts, voters, votersOf), now, ct);
        }

        return held;
    }

    private async Task<int> HoldAsync(IEnumerable<Suspicion> suspicions, DateTime now, CancellationToken ct)
    {
        var held = 0;
        foreach (var idea in suspicions.GroupBy(s => s.Votes[0].IdeaId))
        {
            held += await db.InOneGoAsync(() => db.HoldAsync(idea.Key, [.. idea], now, ct), ct);
            db.ChangeTracker.Clear();
        }

        return held;
    }

    private Task<bool> RememberAsync(VoteWatch seen, bool isDayOver, DateTime now, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var watch = await db.VoteWatches.SingleOrDefaultAsync(ct) ?? db.Add(new VoteWatch()).Entity;
        watch.Reach(now);
        if (!isDayOver) return false;
        watch.Measure(seen.Usual);
        watch.Compared(now);
        return true;
    }, ct);

    private static IEnumerable<List<T>> Batches<T>(IEnumerable<(T Of, int Votes)> all)
    {
        var (batch, votes) = (new List<T>(), 0);
        foreach (var (of, count) in all)
        {
            if (batch.Count > 0 && votes + count > BatchSize)
            {
                yield return batch;
                (batch, votes) = ([], 0);
            }
            batch.Add(of);
            votes += count;
        }
        if (batch.Count > 0) yield return batch;
    }
}
