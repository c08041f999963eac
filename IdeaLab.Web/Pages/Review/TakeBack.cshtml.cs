using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Takes an invitation to score back. The button stands beside it.</summary>
public sealed class TakeBackModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Scores", new { id });

    public async Task<IActionResult> OnPostAsync(int id, int person, CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        var name = await db.ScoreInvitations.Where(i => i.IdeaId == id && i.PersonId == person && db.Ideas.VisibleTo(reviewer).Any(idea => idea.Id == id)).Select(i => i.Person.Name).SingleOrDefaultAsync(ct);
        if (name is null) return NotFound();

        await db.InOneGoAsync(() => TakeBackAsync(id, person, ct), ct);
        this.SayDone(text["Score.TakeBack.Done", name]);
        return RedirectToPage("Scores", new { id });
    }

    private async Task<bool> TakeBackAsync(int id, int person, CancellationToken ct)
    {
        var (reviewer, scoring) = (await me.RequirePersonAsync(ct), (await db.ScoringAsync(id, ct))!);
        scoring.TakeBack(reviewer, scoring.Invitations.Single(i => i.PersonId == person).Person, clock.GetUtcNow().UtcDateTime);
        return true;
    }
}
