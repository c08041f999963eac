using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Ends suspensions whose time is over, takes the votes of people under a sanction out of the count and brings them back once it is lifted, some ideas in each transaction so that others can vote meanwhile.</summary>
public sealed class ApplySanctionsJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    private const int IdeasAtOnce = 200;

    // All votes of an idea are read for its score.
    private const int VotesAtOnce = 20_000;

    /// <returns>How many votes left or came back.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await EndSuspensionsAsync(ct);
        var changed = 0;
        foreach (var id in await db.Sanctions.Where(s => s.PendingSince != null).OrderBy(s => s.PendingSince).Select(s => s.Id).ToListAsync(ct))
        {
            while (await db.InOneGoAsync(() => ApplyAsync(id, ct), ct) is { } some)
            {
                changed += some;
                db.ChangeTracker.Clear();
            }
        }

        return changed;
    }

    private async Task EndSuspensionsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var id in await db.People.Where(p => p.SilencedUntil <= now).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct))
        {
            await db.InOneGoAsync(async () =>
            {
                (await db.ForModerationAsync(id, ct))?.EndSuspension(now);
                return true;
            }, ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <returns>How many votes followed; null when none is left that has not.</returns>
    private async Task<int?> ApplyAsync(int id, CancellationToken ct)
    {
        // The person says what is true now: it may have been lifted since, or decided anew.
        var sanction = await db.Sanctions.Include(s => s.Person).SingleAsync(s => s.Id == id, ct);
        var ideas = await NextAsync(sanction, ct);
        if (ideas.Count > 0) return await db.ChangeDoubtsAsync(ideas, [sanction.PersonId], VoteDoubts.Sanctioned, sanction.Person.IsSanctioned, ct);

        await db.Ideas.Where(i => db.Viewings.Any(v => v.IdeaId == i.Id && v.PersonId == sanction.PersonId)).RecountViewersAsync(db, ct);
        sanction.Settle(clock.GetUtcNow().UtcDateTime);
        return null;
    }

    private async Task<List<int>> NextAsync(Sanction sanction, CancellationToken ct)
    {
        var next = await db.Votes.NotFollowing(sanction.Person).OrderBy(v => v.IdeaId).Take(IdeasAtOnce).Select(v => new { v.IdeaId, v.Idea.VoteCount }).ToListAsync(ct);
        var votes = 0;
        return [.. next.TakeWhile((idea, n) => (votes += idea.VoteCount) <= VotesAtOnce || n == 0).Select(idea => idea.IdeaId)];
    }
}
