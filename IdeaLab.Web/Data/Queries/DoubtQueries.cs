using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class DoubtQueries
{
    // Far below the number of parameters a database takes in one query.
    private const int VotersAtOnce = 1000;

    /// <summary>
    /// Sets or clears one doubt on these people's votes for an idea and wherever merges bring them, moves the counters, and sets the scores of what changed anew;
    /// call inside <see cref="RaceQueries.InOneGoAsync{T}"/>. Who has not voted for it is passed over.
    /// </summary>
    /// <returns>How many people's votes changed.</returns>
    public static Task<int> ChangeDoubtsAsync(this IdeaLabDb db, int ideaId, IReadOnlyCollection<int> voterIds, VoteDoubts flag, bool on, CancellationToken ct) =>
        db.ChangeDoubtsAsync([ideaId], voterIds, flag, on, ct);

    /// <summary>The same for several ideas, in as many queries as for one.</summary>
    public static async Task<int> ChangeDoubtsAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideaIds, IReadOnlyCollection<int> voterIds, VoteDoubts flag, bool on, CancellationToken ct)
    {
        var whole = await db.WholeAsync(ideaIds, voterIds, ct);
        var changed = ideaIds.Distinct().Sum(id => whole.Ideas[id].ChangeDoubts(voterIds, flag, on, whole.EndOf(id)));
        await db.RescoreEachAsync([.. whole.Ideas.Values.Where(idea => db.Entry(idea).State is EntityState.Modified)], ct);
        return changed;
    }

    /// <summary>When a vote that is cast now counts from: from when the person first voted for the idea, as long as that is known, however often it was taken back since.</summary>
    public static async Task<DateTime> FirstCastAsync(this IdeaLabDb db, Idea idea, Person voter, DateTime at, CancellationToken ct)
    {
        if (idea.HasVoteOf(voter) || await db.VoteTraces.SingleOrDefaultAsync(t => t.IdeaId == idea.Id && t.VoterId == voter.Id, ct) is not { } trace) return at;
        trace.CastAgain(at);
        return trace.At;
    }

    /// <summary>
    /// What keeps a person's vote for an idea out of the count from the moment it is cast, so that taking a vote back and casting it again changes nothing, nor does it when what was doubted
    /// was cast for something that has been merged into it. Read in the transaction that casts it.
    /// </summary>
    public static async Task<VoteDoubts> DoubtsOfAsync(this IdeaLabDb db, int ideaId, int voterId, CancellationToken ct) =>
        (await db.DoubtsOfAsync([ideaId], [voterId], ct))(ideaId, voterId);

    /// <summary>The same for several ideas and people, by idea and voter, in as many queries as for one.</summary>
    public static async Task<Func<int, int, VoteDoubts>> DoubtsOfAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideaIds, IReadOnlyCollection<int> voterIds, CancellationToken ct)
    {
        var sanctioned = (await db.People.Where(p => voterIds.Contains(p.Id) && p.SanctionedAt != null).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var known = await db.HeldVotes.AsNoTracking().Where(v => voterIds.Contains(v.VoterId))
            .Select(v => new { Vote = v, End = db.Merges.Where(m => m.IdeaId == v.IdeaId && m.EndId != null).Select(m => m.EndId).FirstOrDefault() })
            .Where(v => ideaIds.Contains(v.Vote.IdeaId) || ideaIds.Contains(v.End!.Value)).ToListAsync(ct);
        var held = known.SelectMany(v => ((int?[])[v.Vote.IdeaId, v.End]).OfType<int>(), (v, ideaId) => ((ideaId, v.Vote.VoterId), v.Vote.Doubts))
            .GroupBy(v => v.Item1, v => v.Doubts).ToDictionary(own => own.Key, own => own.Aggregate((all, doubts) => all | doubts));
        return (ideaId, voterId) => (sanctioned.Contains(voterId) ? VoteDoubts.Sanctioned : VoteDoubts.None) | held.GetValueOrDefault((ideaId, voterId));
    }

    /// <summary>
    /// Sets the doubts of the votes that were cast for an idea itself to what is known now: after something that was doubted is settled where it was cast, or no longer leads here.
    /// Call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.
    /// </summary>
    public static async Task JudgeAgainAsync(this IdeaLabDb db, int ideaId, CancellationToken ct)
    {
        var doubted = await db.Votes.Where(v => v.IdeaId == ideaId && v.MergeId == null && v.Doubts != VoteDoubts.None).Select(v => new { v.VoterId, v.Doubts }).ToListAsync(ct);
        if (doubted.Count == 0) return;
        var known = await db.DoubtsOfAsync([ideaId], doubted.ConvertAll(v => v.VoterId), ct);
        // First what comes, then what goes: in between nothing counts that will not.
        foreach (var on in (bool[])[true, false])
            foreach (var flag in (VoteDoubts[])[VoteDoubts.Held, VoteDoubts.Removed])
            {
                var wrong = doubted.Where(v => v.Doubts.HasFlag(flag) != on && known(ideaId, v.VoterId).HasFlag(flag) == on).Select(v => v.VoterId).ToList();
                if (wrong.Count > 0) await db.ChangeDoubtsAsync(ideaId, wrong, flag, on, ct);
            }
    }

    /// <summary>The votes a person cast that do not say yet whether the person is under a sanction. What merges bring follows them.</summary>
    public static IQueryable<Vote> NotFollowing(this IQueryable<Vote> votes, Person person) => person.IsSanctioned
        ? votes.Where(v => v.VoterId == person.Id && v.MergeId == null && (v.Doubts & VoteDoubts.Sanctioned) == VoteDoubts.None)
        : votes.Where(v => v.VoterId == person.Id && v.MergeId == null && (v.Doubts & VoteDoubts.Sanctioned) != VoteDoubts.None);

    // The ideas, what they lead to and all that leads there, with these people's votes.
    private static async Task<Trees> WholeAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideaIds, IReadOnlyCollection<int> voterIds, CancellationToken ct)
    {
        var ends = await db.Merges.Where(m => ideaIds.Contains(m.IdeaId) && m.EndId != null).Select(m => m.EndId).ToListAsync(ct);
        ends.AddRange(ideaIds.Select(id => (int?)id));
        var merges = await db.Merges.Where(m => ends.Contains(m.EndId)).ToListAsync(ct);

        var parts = ends.Select(end => end!.Value).Concat(merges.Select(m => m.IdeaId)).Distinct().ToList();
        var ideas = await db.Ideas.Where(i => parts.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        foreach (var voters in voterIds.Chunk(VotersAtOnce))
            await db.Votes.Where(v => parts.Contains(v.IdeaId) && voters.Contains(v.VoterId)).LoadAsync(ct);
        return new(ideas, merges.ToDictionary(m => m.IdeaId, m => m.EndId!.Value));
    }

    private sealed record Trees(Dictionary<int, Idea> Ideas, Dictionary<int, int> Ends)
    {
        public Idea EndOf(int id) => Ideas[Ends.GetValueOrDefault(id, id)];
    }
}
