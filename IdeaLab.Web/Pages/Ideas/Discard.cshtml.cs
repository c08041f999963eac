using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Throws the draft away, after asking.</summary>
public sealed class DiscardModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    /// <summary>What one meant to write about instead; kept for the next form.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Title { get; set; }

    /// <summary>The challenge one came from; kept for the next form too.</summary>
    [BindProperty(SupportsGet = true, Name = "challenge")]
    public int? ChallengeId { get; set; }

    public string DraftTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == author.Id, ct);
        if (draft is null) return RedirectToPage("New", new { Title, challenge = ChallengeId });

        DraftTitle = draft.Title.Trim();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        await db.Drafts.Where(d => d.PersonId == author.Id).ExecuteDeleteAsync(ct);

        this.SayDone(text["Submit.Discard.Done"]);
        return RedirectToPage("New", new { Title, challenge = ChallengeId });
    }
}
