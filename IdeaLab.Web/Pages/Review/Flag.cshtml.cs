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

/// <summary>Staff have looked at a report. The button stands beside the idea.</summary>
public sealed class FlagModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(int flag, CancellationToken ct)
    {
        var visible = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        var ideaId = await db.InOneGoAsync(() => SettleAsync(flag, visible, ct), ct);
        if (ideaId is null) return NotFound();

        this.SayDone(text["Flag.Done"]);
        return RedirectToPage("Details", new { id = ideaId });
    }

    private async Task<int?> SettleAsync(int id, IQueryable<Domain.Ideas.Idea> visible, CancellationToken ct)
    {
        if (await db.Flags.SingleOrDefaultAsync(f => f.Id == id && visible.Any(i => i.Id == f.IdeaId), ct) is not { } flag) return null;
        flag.Settle(await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        return flag.IdeaId;
    }
}
