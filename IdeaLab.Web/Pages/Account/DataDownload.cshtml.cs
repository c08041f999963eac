using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>The file of one's own data. Of anybody else's nobody learns whether it is there.</summary>
public sealed class DataDownloadModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var (mine, now) = ((await me.RequirePersonAsync(ct)).Id, clock.GetUtcNow().UtcDateTime);
        var export = await db.DataExports.AsNoTracking().Where(e => e.Id == id && e.PersonId == mine && e.ExpiresAt > now).Select(e => new { e.MadeAt, e.Content!.Zip }).SingleOrDefaultAsync(ct);
        if (export is null)
        {
            TempData[RuleViolationFilter.NoticeKey] = text["Account.Data.Gone"].Value;
            return RedirectToPage("Data");
        }

        Response.Headers.CacheControl = "no-store";
        return File(export.Zip, "application/zip", $"my-data-{export.MadeAt:yyyy-MM-dd}.zip");
    }
}
