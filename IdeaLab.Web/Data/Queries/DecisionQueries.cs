using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class DecisionQueries
{
    /// <summary>What is known of the idea now, to be frozen into a decision.</summary>
    public static async Task<Evidence> EvidenceAsync(this IdeaLabDb db, int ideaId, DateTime now, CancellationToken ct)
    {
        var place = (await db.LastSnapshotAsync(null, now, ct))?.Places.FirstOrDefault(p => p.IdeaId == ideaId)?.Position;
        return await db.Ideas.Where(i => i.Id == ideaId).Select(i => new Evidence
        {
            Status = i.Status,
            Votes = i.VoteCount,
            ImportedSupport = i.ImportedSupport,
            Followers = i.Follows.Count,
            Comments = i.CommentCount,
            Supporting = db.Comments.Count(c => c.IdeaId == ideaId && c.DeletedAt == null && c.Stance == Stance.Support),
            Concerned = db.Comments.Count(c => c.IdeaId == ideaId && c.DeletedAt == null && c.Stance == Stance.Concern),
            Place = place,
        }).SingleAsync(ct);
    }
}
