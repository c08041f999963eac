using IdeaLab.Domain.Ideas;
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

/// <summary>Its author changes a comment during the first minutes.</summary>
[Limited(RateLimits.Comment)]
public sealed class EditCommentModel(IdeaLabDb db, CurrentUser me, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "comment")]
    public int CommentId { get; set; }

    [BindProperty]
    public CommentModel.InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        if (await ReadAsync(ct) is not { } comment) return NotFound();
        if (comment.AuthorId != author.Id) return Forbid();
        if (!comment.MayBeEditedBy(author, clock.GetUtcNow().UtcDateTime))
        {
            TempData[RuleViolationFilter.NoticeKey] = text["Rule.CommentEditClosed", Comment.EditingTime.TotalMinutes].Value;
            return this.RedirectToComment(comment.Idea, comment);
        }

        Input = new CommentModel.InputModel { Body = comment.Body, Stance = comment.Stance };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        return await db.InOneGoAsync<IActionResult>(async () =>
        {
            var author = await me.RequirePersonAsync(ct);
            if (await ReadAsync(ct) is not { } comment) return NotFound();
            if (comment.AuthorId != author.Id) return Forbid();

            var (now, before) = (clock.GetUtcNow().UtcDateTime, comment.Body);
            comment.Edit(author, Input.Body, Input.Stance, now);
            if (comment.Body != before && !comment.IsWithheld && await screener.ScreenAsync(author, "comment-edit", "", comment.Body, null, comment, ct) is { } screening) await db.WithholdAsync(comment, screening, now, ct);

            this.SayDone(text[comment.IsWithheld ? "Holding.Waits.Edit" : "Comments.Edit.Done"]);
            return this.RedirectToComment(comment.Idea, comment);
        }, ct);
    }

    public Task<IActionResult> ShowAsync(CancellationToken ct) => Task.FromResult<IActionResult>(Page());

    private async Task<Comment?> ReadAsync(CancellationToken ct)
    {
        var ideas = db.Ideas.VisibleTo(await me.PersonAsync(ct));
        return await db.Comments.Include(c => c.Idea)
            .SingleOrDefaultAsync(c => c.Id == CommentId && c.IdeaId == Id && c.DeletedAt == null && ideas.Any(i => i.Id == c.IdeaId), ct);
    }
}
