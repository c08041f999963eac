using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What the rules of doubt are told. People whom an import brought, and votes that a merge carried, are nobody's doing here and left out; a vote that staff have restored is no evidence any more.</summary>
public static class VoteFactQueries
{
    /// <summary>The ideas on which some vote has reached an age at which more is known of it than before, with how many votes their facts will have; none with too few to be a crowd.</summary>
    public static async Task<List<(int IdeaId, int Votes)>> IdeasToLookAtAsync(this IdeaLabDb db, DateTime after, DateTime now, CancellationToken ct)
    {
        var oldest = now - Detectors.Span;
        var (first, second, third) = (Detectors.LooksAfter[0], Detectors.LooksAfter[1], Detectors.LooksAfter[2]);
        var (after1, now1, after2, now2, after3, now3) = (after - first, now - first, after - second, now - second, after - third, now - third);
        var moved = db.Votes.Where(v => v.CastAt > oldest && (v.CastAt > after1 && v.CastAt <= now1 || v.CastAt > after2 && v.CastAt <= now2 || v.CastAt > after3 && v.CastAt <= now3)).Select(v => v.IdeaId);
        var again = db.VoteTraces.Where(t => t.AgainAt > after).Select(t => t.IdeaId);
        var ideas = await db.Ideas.Where(i => moved.Contains(i.Id) || again.Contains(i.Id))
            .Select(i => new { i.Id, Votes = db.Votes.Count(v => v.IdeaId == i.Id && v.CastAt > oldest && v.MergeId == null && v.Voter.Source == null) })
            .Where(i => i.Votes >= Detectors.FewestVotes).OrderBy(i => i.Id).ToListAsync(ct);
        return ideas.ConvertAll(i => (i.Id, i.Votes));
    }

    /// <summary>Every vote of these ideas, as far back as is looked, by idea. Of what else the voter votes for one idea is named, which says as much as all: whether there is any.</summary>
    public static async Task<ILookup<int, VoteFacts>> FactsOfIdeasAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideas, DateTime now, CancellationToken ct)
    {
        var oldest = now - Detectors.Span;
        var votes = await db.Votes.Unsettled(db).Where(v => ideas.Contains(v.IdeaId) && v.CastAt > oldest)
            .Select(v => new
            {
                v.IdeaId,
                v.VoterId,
                v.CastAt,
                v.Voter.JoinedAt,
                Network = db.VoteTraces.Where(t => t.IdeaId == v.IdeaId && t.VoterId == v.VoterId).Select(t => t.Network).FirstOrDefault(),
                Other = db.Votes.Where(other => other.VoterId == v.VoterId && other.IdeaId != v.IdeaId && other.MergeId == null).Select(other => (int?)other.IdeaId).FirstOrDefault(),
                Acts = db.Ideas.Count(i => i.AuthorId == v.VoterId) + db.Comments.Count(c => c.AuthorId == v.VoterId) + db.Follows.Count(f => f.PersonId == v.VoterId && f.Reason == FollowReason.Chosen),
            }).ToListAsync(ct);
        return votes.ToLookup(v => v.IdeaId, v => new VoteFacts(v.IdeaId, v.VoterId, v.CastAt, v.JoinedAt, v.Network?.ToString("x"), v.Other is { } other ? [v.IdeaId, other] : [v.IdeaId], v.Acts));
    }

    /// <summary>What is usual in the lab, by the votes of four weeks that are old enough to say so.</summary>
    public static async Task<SiteBaseline> UsualAsync(this IdeaLabDb db, DateTime now, CancellationToken ct)
    {
        var (oldest, ripe, passing) = (now - Detectors.Span, now - InPassing.Patience, VoteFacts.Passing.TotalMinutes);
        var votes = db.Votes.Own().Where(v => v.CastAt > oldest && v.CastAt <= ripe);
        var ofOneInterest = votes.Where(v => !db.Votes.Any(other => other.VoterId == v.VoterId && other.IdeaId != v.IdeaId && other.MergeId == null)
            && !db.Ideas.Any(i => i.AuthorId == v.VoterId) && !db.Comments.Any(c => c.AuthorId == v.VoterId) && !db.Follows.Any(f => f.PersonId == v.VoterId && f.Reason == FollowReason.Chosen));
        return SiteBaseline.Of(await votes.CountAsync(ct), await ofOneInterest.CountAsync(ct), await ofOneInterest.CountAsync(v => v.CastAt < v.Voter.JoinedAt.AddMinutes(passing), ct));
    }

    /// <summary>Votes cast here by people who came here.</summary>
    internal static IQueryable<Vote> Own(this IQueryable<Vote> votes) => votes.Where(v => v.MergeId == null && v.Voter.Source == null);

    internal static IQueryable<Vote> Unsettled(this IQueryable<Vote> votes, IdeaLabDb db) =>
        votes.Own().Where(v => !db.HeldVotes.Any(h => h.IdeaId == v.IdeaId && h.VoterId == v.VoterId && h.State == HeldState.Restored));
}
