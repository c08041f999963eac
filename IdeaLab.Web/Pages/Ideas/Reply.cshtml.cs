using System.ComponentModel.DataAnnotations;
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

/// <summary>The author replies to what staff asked, which puts the idea back into their queue.</summary>
public sealed class ReplyModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public Asked? Question { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        return shown is PageResult && Question is null ? RedirectToPage("Details", new { Id }) : shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        await db.InOneGoAsync(() => ReplyAsync(ct), ct);
        this.SayDone(text["Reply.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(author).Where(i => i.Id == Id).Select(i => new { i.Title, i.AuthorId }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();
        if (idea.AuthorId != author.Id) return Forbid();

        IdeaTitle = idea.Title;
        Question = await db.AuthorQuestions.Where(q => q.IdeaId == Id && q.ClosedAt == null).Select(q => new Asked(q.By.Name, q.Body, q.AskedAt)).SingleOrDefaultAsync(ct);
        return Page();
    }

    private async Task<bool> ReplyAsync(CancellationToken ct)
    {
        // The same form sent twice replied already.
        var last = await db.AuthorQuestions.Where(q => q.IdeaId == Id).OrderByDescending(q => q.AskedAt).Select(q => q.Reply).FirstOrDefaultAsync(ct);
        if (last == Form.Body!.Trim()) return false;

        var idea = await db.Ideas.WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        idea.ReplyToStaff(await me.RequirePersonAsync(ct), Form.Body!, await db.PromiseTermsAsync(ct), clock.GetUtcNow().UtcDateTime);
        return true;
    }

    public sealed record Asked(string By, string Body, DateTime At);

    public sealed class Input
    {
        [Display(Name = "Reply.Body")]
        [Required(ErrorMessage = "Form.Required"), StringLength(AuthorQuestion.ReplyMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
