using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Staff have seen an early warning, for all of them. The button stands over the queue.</summary>
public sealed class AlertModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(int alert, string? back, CancellationToken ct)
    {
        if (!ModelState.IsValid) return BadRequest();
        var visible = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        var isThere = await db.InOneGoAsync(async () =>
        {
            if (await db.Alerts.SingleOrDefaultAsync(a => a.Id == alert && visible.Any(i => i.Id == a.IdeaId), ct) is not { } raised) return false;
            raised.See(await me.FreshPersonAsync(ct), clock.GetUtcNow().UtcDateTime);
            return true;
        }, ct);
        return isThere ? this.BackToQueue(text["Alert.Done"], back) : NotFound();
    }
}
