using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class NewsQueries
{
    /// <summary>Only what is written down for all it concerns; before, taking a row away would hide how far that has come.</summary>
    public static IQueryable<OwedNews> Ready(this IQueryable<OwedNews> owed) => owed.Where(n =>
        (n.StepId != null ? n.Step!.ToldAt : n.AnswerId != null ? n.Answer!.ToldAt : n.ChangeId != null ? n.Change!.ToldAt : n.CommentId != null ? n.Comment!.ToldAt : n.Challenge!.ToldAt) != null);

    /// <summary>What its reader wants so often, or never: <see cref="NewsChoices.Of"/> in a query.</summary>
    public static IQueryable<OwedNews> Wanted(this IQueryable<OwedNews> owed, MailChoice howOften) => owed.Where(n =>
        (n.Kind == NewsKinds.Replies ? n.Person.News.Replies : n.Kind == NewsKinds.Challenges ? n.Person.News.Challenges : n.Kind == NewsKinds.StillYes ? n.Person.News.StillYes : n.Person.News.Followed) == howOften);

    /// <summary>Whom a comment concerns: who wrote before it in its thread, and whom it names of those whose names stand in the debate. Never its author, nor who wants to hear nothing of the kind.</summary>
    public static async Task<List<int>> ConcernedByAsync(this IdeaLabDb db, Comment comment, CancellationToken ct)
    {
        var others = db.People.Where(p => p.Id != comment.AuthorId && p.News.Replies != MailChoice.Never);
        var thread = db.Comments.Where(c => (c.Id == comment.ParentId || c.ParentId == comment.ParentId && c.Id < comment.Id) && c.DeletedAt == null && c.WithheldAt == null);
        var concerned = comment.ParentId is null ? [] : await others.Where(p => thread.Any(c => c.AuthorId == p.Id)).Select(p => p.Id).ToListAsync(ct);
        if (!comment.Body.Contains('@')) return concerned;

        var debate = db.Ideas.Where(i => i.Id == comment.IdeaId);
        var named = await others.Where(p => debate.Any(i => i.AuthorId == p.Id || i.Responses.Any(r => r.ById == p.Id) || i.Comments.Any(c => c.AuthorId == p.Id && c.DeletedAt == null && c.WithheldAt == null))).ToListAsync(ct);
        return [.. concerned.Union(Mentions.In(comment.Body, named).Select(p => p.Id))];
    }
}
