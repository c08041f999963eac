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

/// <summary>The author says that the official answer does not answer them, which is promised another. Asked once more, since it can be said once.</summary>
public sealed class NoAnswerModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    public string IdeaTitle { get; private set; } = "";
    public int WorkingDays { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        if (await FindAsync(author, ct) is not { } idea) return NotFound();
        if (WasRefusedBy(author, idea))
        {
            this.SayDone(text["Promise.Refuse.Before"]);
            return RedirectToPage("Details", new { Id, slug = Slug.Of(idea.Title) });
        }
        if (!idea.MayBeRefusedBy(author)) return Forbid();

        (IdeaTitle, WorkingDays) = (idea.Title, (await db.PromiseTermsAsync(ct)).WorkingDays);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => db.InOneGoAsync<IActionResult>(async () =>
    {
        var author = await me.RequirePersonAsync(ct);
        if (await FindAsync(author, ct) is not { } idea) return NotFound();
        var wasRefused = WasRefusedBy(author, idea);
        if (!wasRefused && !idea.MayBeRefusedBy(author)) return Forbid();

        if (!wasRefused) idea.RefuseAnswer(author, await db.PromiseTermsAsync(ct), clock.GetUtcNow().UtcDateTime);
        this.SayDone(text["Promise.Refuse.Done"]);
        return RedirectToPage("Details", new { Id, slug = Slug.Of(idea.Title) });
    }, ct);

    private static bool WasRefusedBy(Person author, Idea idea) => idea.AnswerRefusedAt is not null && idea.AuthorId == author.Id;

    private Task<Idea?> FindAsync(Person author, CancellationToken ct) =>
        db.Ideas.VisibleTo(author).WithWhatIsOwed().SingleOrDefaultAsync(i => i.Id == Id, ct);
}
