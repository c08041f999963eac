using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class DecisionQueries
{
    /// <summary>What is known of the idea now, to be frozen into a decision.</summary>
    public static async Task<Evidence> EvidenceAsync(this IdeaLabDb db, int ideaId, DateTime now, CancellationToken ct)
    {
        var place = (await db.PlacesAsync(BoardOrder.Trending, null, [ideaId], now, ct)).Of(ideaId)?.Position;
        var scoring = await db.Scorings.Where(s => s.IdeaId == ideaId).Select(s => new { s.Filed, s.Mean, s.Spread }).SingleOrDefaultAsync(ct);
        return await db.Ideas.Where(i => i.Id == ideaId).Select(i => new Evidence
        {
            Status = i.Status,
            Votes = i.VoteCount,
            ImportedSupport = i.ImportedSupport,
            Followers = i.Follows.Count,
            Comments = i.CommentCount,
            Supporting = db.Comments.Count(c => c.IdeaId == ideaId && c.DeletedAt == null && c.WithheldAt == null && c.Stance == Stance.Support),
            Concerned = db.Comments.Count(c => c.IdeaId == ideaId && c.DeletedAt == null && c.WithheldAt == null && c.Stance == Stance.Concern),
            Place = place,
            Scorecards = scoring == null ? 0 : scoring.Filed,
            Score = scoring == null ? null : scoring.Mean,
            Spread = scoring == null ? null : scoring.Spread,
        }).SingleAsync(ct);
    }
}
