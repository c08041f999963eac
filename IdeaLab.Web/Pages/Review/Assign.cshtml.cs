using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Gives the chosen ideas to somebody of staff, or one idea to whoever presses its button.</summary>
public sealed class AssignModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(int[] ids, int? to, int? only, string? back, CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        if (only is { } one) (ids, to) = ([one], reviewer.Id);
        if (ids.Length == 0) return this.BackToQueue(text["Review.Bulk.None"], back);
        var colleague = to is null ? null : await db.People.Staff().SingleOrDefaultAsync(p => p.Id == to, ct);
        if (to is not null && colleague is null) return NotFound();

        var given = await db.InOneGoAsync(async () =>
        {
            var giving = to is null ? null : await db.People.SingleAsync(p => p.Id == to, ct);
            var by = await me.RequirePersonAsync(ct);
            return (await db.Ideas.VisibleTo(by).Where(i => ids.Contains(i.Id)).ToListAsync(ct)).Count(idea => idea.Assign(by, giving));
        }, ct);
        return this.BackToQueue(colleague is null ? text.Amount("Review.Bulk.Freed", given) : text.Amount("Review.Bulk.Given", given, colleague.Name), back, only is null ? ids : []);
    }
}
