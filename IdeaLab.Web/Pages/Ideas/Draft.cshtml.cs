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

/// <summary>Saves what is typed, while it is typed or by a button. When two tabs or devices write at once, the author says which text stays.</summary>
public sealed class DraftModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public IdeaInput Input { get; set; } = new();

    /// <summary>The text saved elsewhere.</summary>
    public (string Title, string Body, DateTime SavedAt) Other { get; private set; }

    public IActionResult OnGet() => RedirectToPage("New");

    public async Task<IActionResult> OnPostAsync(bool overwrite, bool preview, CancellationToken ct)
    {
        var state = await db.InOneGoAsync(() => SaveAsync(overwrite, ct), ct);

        if (Request.IsFromHtmx()) return Partial("_DraftState", state);
        if (state.IsOvertaken) return Page();
        if (preview && !state.WasSent) return RedirectToPage("New", null, "preview");

        this.SayDone(text[state.WasSent ? "Submit.Draft.Sent" : "Submit.Draft.Saved"]);
        return RedirectToPage("New");
    }

    private async Task<DraftState> SaveAsync(bool overwrite, CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        // A save under way when the idea is sent must not bring the draft back.
        if (await db.Ideas.AnyAsync(i => i.DraftKey == Input.Key && i.AuthorId == author.Id, ct)) return new DraftState(Input.Version, WasSent: true);

        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.PersonId == author.Id, ct);
        if (draft is null && Input.IsBlank) return new DraftState(0);
        if (draft is not null && (draft.Key, draft.Version) != (Input.Key, Input.Version) && !overwrite && (draft.Title, draft.Body) != (Input.Title ?? "", Input.Body ?? ""))
        {
            Other = (draft.Title, draft.Body, draft.SavedAt);
            return new DraftState(Input.Version, IsOvertaken: true);
        }

        if (draft is null) db.Add(draft = new Draft(author));
        draft.Keep(Input.Key, Input.Title ?? "", Input.Body ?? "", Input.TopicId, Input.Audience, clock.GetUtcNow().UtcDateTime, Input.ChallengeId, Circle.NameOf(Input.Segments));
        return new DraftState(draft.Version, draft.SavedAt);
    }
}
