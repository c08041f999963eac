using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class RankingQueries
{
    /// <summary>Saves, then sets the idea's score from all its rows; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    public static async Task RescoreAsync(this IdeaLabDb db, Idea idea, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        idea.Rescore(await db.EventsOfAsync(idea, ct));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Everything that moves an idea's trending score, from its rows.</summary>
    public static async Task<List<TrendingEvent>> EventsOfAsync(this IdeaLabDb db, Idea idea, CancellationToken ct)
    {
        var votes = await db.Votes.Where(v => v.IdeaId == idea.Id).Select(v => v.CastAt).ToListAsync(ct);
        var follows = await db.Follows.Where(f => f.IdeaId == idea.Id && f.Reason == FollowReason.Chosen && f.PersonId != idea.AuthorId).Select(f => f.At).ToListAsync(ct);
        var comments = await db.Comments.Where(c => c.IdeaId == idea.Id && c.DeletedAt == null && c.AuthorId != idea.AuthorId)
            .GroupBy(c => c.AuthorId).Select(own => own.Min(c => c.CreatedAt)).ToListAsync(ct);
        return
        [
            .. votes.Select(at => new TrendingEvent(RankTerm.Votes, Trending.VoteWeight, at)),
            .. follows.Select(at => new TrendingEvent(RankTerm.Follows, Trending.FollowWeight, at)),
            .. comments.Select(at => new TrendingEvent(RankTerm.Comments, Trending.CommentWeight, at)),
            new TrendingEvent(RankTerm.Imported, idea.ImportedSupport * Trending.VoteWeight, idea.CreatedAt),
        ];
    }
}
