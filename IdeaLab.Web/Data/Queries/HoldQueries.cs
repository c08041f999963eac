using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class HoldQueries
{
    /// <summary>Those with votes of which staff have yet to say what becomes of them. Asked as later than never, since SQLite does not look "is not null" up in an index.</summary>
    public static IQueryable<Hold> Waiting(this IQueryable<Hold> holds) => holds.Where(h => h.WaitingSince > DateTime.MinValue);

    /// <summary>How many votes for these ideas are held, those that a merge brought among them; an idea without any is left out. Only staff are told.</summary>
    public static Task<Dictionary<int, int>> HeldVotesOfAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideas, CancellationToken ct) =>
        // "Doubted at all" is said for the index of those.
        db.Votes.Where(v => ideas.Contains(v.IdeaId) && v.Doubts != VoteDoubts.None && (v.Doubts & VoteDoubts.Held) != VoteDoubts.None)
            .GroupBy(v => v.IdeaId).Select(own => new { own.Key, Votes = own.Sum(v => v.Amount) }).ToDictionaryAsync(own => own.Key, own => own.Votes, ct);

    /// <summary>Keeps what was found on one idea, and takes the votes it doubts out of the count; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    /// <returns>How many votes are held that were not.</returns>
    public static async Task<int> HoldAsync(this IdeaLabDb db, int ideaId, IReadOnlyCollection<Suspicion> suspicions, DateTime now, CancellationToken ct)
    {
        var voters = suspicions.SelectMany(s => s.Votes).Select(v => v.VoterId).Distinct().ToList();
        var known = await db.HeldVotes.Include(v => v.Holds).Where(v => v.IdeaId == ideaId && voters.Contains(v.VoterId)).AsSplitQuery().ToDictionaryAsync(v => v.VoterId, ct);
        var held = new List<int>();
        foreach (var suspicion in suspicions)
        {
            if (suspicion.Votes.All(v => known.TryGetValue(v.VoterId, out var vote) && vote.State is not HeldState.Held)) continue;
            // A crowd is known by those who were in it before.
            var hold = suspicion.Votes.Select(v => known.GetValueOrDefault(v.VoterId)).OfType<HeldVote>().SelectMany(v => v.Holds).FirstOrDefault(h => h.Rule == suspicion.Rule);
            hold ??= db.Add(new Hold(suspicion, now)).Entity;
            held.AddRange(hold.TakeUp(suspicion, known, now));
        }

        await db.SaveChangesAsync(ct);
        if (held.Count == 0) return 0;
        await db.ChangeDoubtsAsync(ideaId, held, VoteDoubts.Held, true, ct);
        await db.Ideas.Where(i => i.Id == ideaId).RecountViewersAsync(db, ct);
        return held.Count;
    }

    /// <summary>Somebody of staff settles votes of a hold that are in one state; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    /// <param name="votes">Which: those the person saw.</param>
    /// <returns>How many became what they were not; null when there is no such hold.</returns>
    public static async Task<int?> SettleAsync(this IdeaLabDb db, int holdId, IQueryable<HeldVote> votes, HeldState from, HeldState to, Person by, DateTime now, CancellationToken ct)
    {
        if (await db.Holds.SingleOrDefaultAsync(h => h.Id == holdId, ct) is not { } hold) return null;
        var chosen = await votes.Where(v => v.State == from && v.Holds.Any(h => h.Id == holdId)).ToListAsync(ct);
        if (hold.Settle(chosen, to, by, now) is not { } verdict) return 0;

        db.Add(verdict);
        await db.SaveChangesAsync(ct);
        await db.Holds.Where(h => h.IdeaId == hold.IdeaId && h.WaitingSince != null && !h.Votes.Any(v => v.State == HeldState.Held))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.WaitingSince, (DateTime?)null), ct);

        var voters = chosen.ConvertAll(v => v.VoterId);
        // First what comes, then what goes: in between nothing counts that will not.
        if (to is HeldState.Removed) await db.ChangeDoubtsAsync(hold.IdeaId, voters, VoteDoubts.Removed, true, ct);
        await db.ChangeDoubtsAsync(hold.IdeaId, voters, from is HeldState.Removed ? VoteDoubts.Removed : VoteDoubts.Held, false, ct);
        if (await db.Merges.Where(m => m.IdeaId == hold.IdeaId && m.EndId != null).Select(m => m.EndId).SingleOrDefaultAsync(ct) is { } end) await db.JudgeAgainAsync(end, ct);
        await db.Ideas.Where(i => i.Id == hold.IdeaId).RecountViewersAsync(db, ct);
        return verdict.Votes;
    }
}
