using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>Threads of two levels: roots by age, each with its replies by age.</summary>
public static class DiscussionQueries
{
    /// <summary>The roots worth showing: those that stand for the reader, and removed or withheld ones that still hold replies together.</summary>
    public static IQueryable<Comment> RootsOf(this IdeaLabDb db, int ideaId, Person? reader)
    {
        var standing = db.Comments.StandingFor(reader);
        return db.Comments.Where(c => c.IdeaId == ideaId && c.ParentId == null && (standing.Any(own => own.Id == c.Id) || standing.Any(reply => reply.ParentId == c.Id)))
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id);
    }

    /// <summary>A root and what comes after it; everything when there is no such root.</summary>
    public static async Task<IQueryable<Comment>> StartingWithAsync(this IQueryable<Comment> roots, int rootId, CancellationToken ct)
    {
        var first = await roots.Where(c => c.Id == rootId).Select(c => new { c.Id, c.CreatedAt }).SingleOrDefaultAsync(ct);
        return first is null ? roots : roots.Where(c => c.CreatedAt >= first.CreatedAt && (c.CreatedAt > first.CreatedAt || c.Id >= first.Id));
    }

    public static IQueryable<Comment> RepliesTo(this IdeaLabDb db, IReadOnlyCollection<int> rootIds, Person? reader) => db.Comments.StandingFor(reader)
        .Where(c => rootIds.Contains(c.ParentId!.Value));
}
