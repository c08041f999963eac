using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>Lets doubted votes count, or takes them out: those of a suspicion that the page had shown, or one. The form says in which state they were, so that a second tab or a double click changes nothing.</summary>
public sealed class SettleModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Hold", new { id });

    public async Task<IActionResult> OnPostAsync(int id, HeldState from, HeldState to, int upTo, int? only, string? back, CancellationToken ct)
    {
        if (!ModelState.IsValid || to is not (HeldState.Restored or HeldState.Removed)) return BadRequest();

        var settled = await db.InOneGoAsync(async () =>
        {
            var by = await me.RequirePersonAsync(ct);
            var chosen = db.HeldVotes.Where(v => v.Id <= upTo && (only == null || v.Id == only));
            return await db.SettleAsync(id, chosen, from, to, by, clock.GetUtcNow().UtcDateTime, ct);
        }, ct);
        if (settled is not { } count) return NotFound();

        this.SayDone(count == 0 ? text["Held.Nothing"] : text.Amount($"Held.{to}", count));
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToPage("Hold", new { id });
    }
}
