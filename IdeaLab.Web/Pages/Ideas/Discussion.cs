using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>One page of an idea's threads. A page begins at a root, so its address stays good while others write.</summary>
/// <param name="IsLater">Whether threads come before these.</param>
/// <param name="Next">The root at which the next page begins.</param>
public sealed record Discussion(IReadOnlyList<CommentThread> Threads, bool IsLater, int? Next)
{
    public const int PageSize = 50;

    /// <summary>Three queries, however many comments there are.</summary>
    public static async Task<Discussion> ReadAsync(IdeaLabDb db, int ideaId, int? from, CommentReader reader, CancellationToken ct)
    {
        var roots = db.RootsOf(ideaId, reader.Person);
        if (from is { } first) roots = await roots.StartingWithAsync(first, ct);

        var threads = await ThreadsAsync(db, roots.Take(PageSize + 1), reader, ct);
        return threads.Count <= PageSize
            ? new Discussion(threads, from is not null, null)
            : new Discussion(threads[..PageSize], from is not null, threads[PageSize].Root.Id);
    }

    public static async Task<CommentThread> ReadThreadAsync(IdeaLabDb db, int rootId, CommentReader reader, CancellationToken ct) =>
        (await ThreadsAsync(db, db.Comments.Where(c => c.Id == rootId), reader, ct)).Single();

    private static async Task<List<CommentThread>> ThreadsAsync(IdeaLabDb db, IQueryable<Comment> page, CommentReader reader, CancellationToken ct)
    {
        var roots = await page.AsNoTracking().Include(c => c.Author).ToListAsync(ct);
        var replies = await db.RepliesTo(roots.ConvertAll(c => c.Id), reader.Person).AsNoTracking().Include(c => c.Author).ToListAsync(ct);
        var ofRoot = replies.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToLookup(c => c.ParentId, reader.Sees);
        return roots.ConvertAll(root => new CommentThread(reader.Sees(root), [.. ofRoot[root.Id]], reader.MayReply));
    }
}

/// <summary>For whom comments are shown: null is a visitor.</summary>
public sealed record CommentReader(Person? Person, int IdeaAuthorId, bool MayReply, DateTime Now)
{
    public CommentEntry Sees(Comment comment) => new(
        comment.Id, comment.IdeaId, comment.ParentId ?? comment.Id, comment.Author.Name, comment.Author.ReviewsIdeas(), comment.AuthorId == IdeaAuthorId,
        comment.StandsFor(Person) ? comment.Body : "", comment.Stance, comment.CreatedAt, comment.EditedAt is not null, !comment.StandsFor(Person),
        comment.MayBeEditedBy(Person, Now), comment.MayBeDeletedBy(Person), Person is not null && Person.Id != comment.AuthorId && !comment.IsDeleted && !comment.IsWithheld)
    {
        IsWithheld = comment.IsWithheld && !comment.IsDeleted,
        IsOwn = Person?.Id == comment.AuthorId,
        MayBeModerated = Person.ReviewsIdeas() && Person!.Id != comment.AuthorId && !comment.IsDeleted,
    };
}

/// <summary>A comment and the replies to it.</summary>
public sealed record CommentThread(CommentEntry Root, IReadOnlyList<CommentEntry> Replies, bool TakesReplies)
{
    /// <summary>The thread with one comment marked as just written.</summary>
    public CommentThread WithFresh(int commentId) => this with
    {
        Root = Root with { IsFresh = Root.Id == commentId },
        Replies = [.. Replies.Select(reply => reply with { IsFresh = reply.Id == commentId })],
    };
}

/// <summary>A comment as the reader sees it.</summary>
public sealed record CommentEntry(
    int Id, int IdeaId, int RootId, string Author, bool IsByStaff, bool IsByIdeaAuthor, string Body, Stance Stance, DateTime CreatedAt,
    bool IsEdited, bool IsGone, bool MayBeEdited, bool MayBeDeleted, bool MayBeReported)
{
    /// <summary>Just written, so that the reader is led to it.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Kept from everybody but its author and staff.</summary>
    public bool IsWithheld { get; init; }

    public bool IsOwn { get; init; }
    public bool MayBeModerated { get; init; }
}

internal static class DiscussionPages
{
    /// <summary>To a comment on its idea's page; in a long discussion the page begins at its thread.</summary>
    public static RedirectToPageResult RedirectToComment(this PageModel page, Idea idea, Comment comment)
    {
        int? from = idea.CommentCount > Discussion.PageSize ? comment.ParentId ?? comment.Id : null;
        return page.RedirectToPage("Details", null, new { id = idea.Id, slug = Slug.Of(idea.Title), from }, $"comment-{comment.Id}");
    }
}
