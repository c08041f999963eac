using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>Threads of two levels: roots by age, each with its replies by age.</summary>
public static class DiscussionQueries
{
    /// <summary>The roots worth showing: those that stand, and removed ones that still hold replies together.</summary>
    public static IQueryable<Comment> RootsOf(this IdeaLabDb db, int ideaId) => db.Comments
        .Where(c => c.IdeaId == ideaId && c.ParentId == null && (c.DeletedAt == null || db.Comments.Any(reply => reply.ParentId == c.Id && reply.DeletedAt == null)))
        .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id);

    /// <summary>A root and what comes after it; everything when there is no such root.</summary>
    public static async Task<IQueryable<Comment>> StartingWithAsync(this IQueryable<Comment> roots, int rootId, CancellationToken ct)
    {
        var first = await roots.Where(c => c.Id == rootId).Select(c => new { c.Id, c.CreatedAt }).SingleOrDefaultAsync(ct);
        return first is null ? roots : roots.Where(c => c.CreatedAt >= first.CreatedAt && (c.CreatedAt > first.CreatedAt || c.Id >= first.Id));
    }

    public static IQueryable<Comment> RepliesTo(this IdeaLabDb db, IReadOnlyCollection<int> rootIds) => db.Comments
        .Where(c => rootIds.Contains(c.ParentId!.Value) && c.DeletedAt == null);
}
