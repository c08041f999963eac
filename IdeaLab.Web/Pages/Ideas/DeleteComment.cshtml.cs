using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Asks once more, then removes a comment. Its place stays where replies hang from it.</summary>
public sealed class DeleteCommentModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public CommentEntry Comment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, int comment, CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        if (await ReadAsync(id, comment, reader, ct) is not { IsDeleted: false } found) return NotFound();
        if (!found.MayBeDeletedBy(reader)) return Forbid();

        Comment = new CommentReader(reader, found.Idea.AuthorId, MayReply: false, clock.GetUtcNow().UtcDateTime).Sees(found);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(int id, int comment, CancellationToken ct) => db.InOneGoAsync<IActionResult>(async () =>
    {
        var reader = await me.RequirePersonAsync(ct);
        if (await ReadAsync(id, comment, reader, ct) is not { } found) return NotFound();
        if (!found.IsDeleted && !found.MayBeDeletedBy(reader)) return Forbid();

        found.Idea.DeleteComment(found, reader, clock.GetUtcNow().UtcDateTime);
        await db.RescoreAsync(found.Idea, ct);

        this.SayDone(text["Comments.Delete.Done"]);
        return RedirectToPage("Details", null, new { id, slug = Slug.Of(found.Idea.Title) }, "comments");
    }, ct);

    private Task<Comment?> ReadAsync(int id, int comment, Person reader, CancellationToken ct)
    {
        var ideas = db.Ideas.VisibleTo(reader);
        return db.Comments.Include(c => c.Author).Include(c => c.Idea)
            .SingleOrDefaultAsync(c => c.Id == comment && c.IdeaId == id && ideas.Any(i => i.Id == c.IdeaId), ct);
    }
}
