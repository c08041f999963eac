using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
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

/// <summary>Writes a comment or a reply: in place where htmx runs, else on this page.</summary>
[Limited(RateLimits.Comment)]
public sealed class CommentModel(IdeaLabDb db, CurrentUser me, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? ReplyTo { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Title { get; private set; } = "";
    public CommentForm Form { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var comment = await db.InOneGoAsync(async () =>
        {
            var author = await me.RequirePersonAsync(ct);
            var idea = await db.Ideas.VisibleTo(author).WithShareOf(author).SingleOrDefaultAsync(i => i.Id == Id, ct);
            if (idea is null) return null;

            var repliedTo = ReplyTo is null ? null : await db.Comments.Include(c => c.Parent).SingleOrDefaultAsync(c => c.IdeaId == Id && c.Id == ReplyTo, ct)
                ?? throw new RuleViolation("Rule.CommentGone");
            var now = clock.GetUtcNow().UtcDateTime;
            var comment = idea.AddComment(author, Input.Body, Input.Stance, repliedTo, await db.TrendingAsync(ct), now);
            // One without a key is new; the form sent twice has been looked at.
            if (comment.Id == 0 && await screener.ScreenAsync(author, "comment", "", comment.Body, null, null, ct) is { } screening) await db.WithholdAsync(comment, screening, now, ct);
            return comment;
        }, ct);

        if (comment is null) return NotFound();
        if (comment.IsWithheld && !Request.IsFromHtmx()) this.SayDone(text["Holding.Waits.Comment"]);
        return Request.IsFromHtmx() ? await AnswerInPlaceAsync(comment, ct) : this.RedirectToComment(comment.Idea, comment);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(reader).Where(i => i.Id == Id).Select(i => new { i.Title, i.Status }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        var name = await db.Comments.StandingFor(reader).Where(c => c.IdeaId == Id && c.Id == ReplyTo).Select(c => c.Author.Name).SingleOrDefaultAsync(ct);
        if (ReplyTo is not null && name is null && ModelState.IsValid) return NotFound();

        Title = idea.Title;
        Form = new CommentForm(Id, ReplyTo, name, Input.Body, Input.Stance, IsAlone: !Request.IsFromHtmx());
        if (!Request.IsFromHtmx()) return Page();

        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Partial("_CommentForm", Form);
    }

    private async Task<PartialViewResult> AnswerInPlaceAsync(Comment comment, CancellationToken ct)
    {
        var reader = new CommentReader(comment.Author, comment.Idea.AuthorId, MayReply: true, clock.GetUtcNow().UtcDateTime);
        var thread = await Discussion.ReadThreadAsync(db, comment.ParentId ?? comment.Id, reader, ct);
        if (ReplyTo is null) Response.PutAt("#threads", "beforeend");
        else Response.PutAt($"#thread-{thread.Root.Id}", "outerHTML");
        return Partial("_CommentAdded", new Added(Id, thread.WithFresh(comment.Id), comment.Idea.CommentCount, ReplyTo is not null));
    }

    public sealed record Added(int IdeaId, CommentThread Thread, int Count, bool IsReply);

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Comments.Required")]
        [StringLength(Comment.BodyMaxLength, ErrorMessage = "Comments.TooLong")]
        public string Body { get; set => field = value?.ReplaceLineEndings("\n") ?? ""; } = "";

        public Stance Stance { get; set; }
    }
}
