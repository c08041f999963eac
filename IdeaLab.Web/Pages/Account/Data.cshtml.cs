using IdeaLab.Domain.Rights;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks for all the lab has of oneself, and fetches it.</summary>
[Limited(RateLimits.SignIn)]
public sealed class DataModel(IdeaLabDb db, UserManager<Data.Account> accounts, CurrentUser me, Entry entry, AccountMails mails, IJobEngine jobs, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public ProofInput Form { get; set; } = new();

    /// <summary>The newest wish; null when there is none.</summary>
    public DataExport? Export { get; private set; }

    public bool IsThere { get; private set; }
    public ProofByCode ByCode { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var account = await accounts.MineAsync(User);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await entry.AcceptsAsync(account, Form.PasswordOrCode, ct))
        {
            ModelState.AddModelError("Form.PasswordOrCode", text["Account.Proof.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return await ShowAsync(ct);
        }

        await db.InOneGoAsync(async () =>
        {
            // Asked twice, it is made once; one that could not be made is begun anew.
            if (await db.DataExports.SingleOrDefaultAsync(e => e.PersonId == account.PersonId && e.MadeAt == null, ct) is { } waiting)
            {
                if (waiting.IsDue) return false;
                db.Remove(waiting);
                await db.SaveChangesAsync(ct);
            }

            db.Add(new DataExport(await db.People.SingleAsync(p => p.Id == account.PersonId, ct), clock.GetUtcNow().UtcDateTime));
            return true;
        }, ct);
        if (jobs.KeepsTimetable) await jobs.RunSoonAsync(ScheduledJob.NameOf(typeof(ExportDataJob)), null, ct);

        this.SayDone(text["Account.Data.Asked"]);
        return RedirectToPage();
    }

    /// <summary>Mails a code, for who has no password.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        await mails.CodeForProofAsync(await accounts.MineAsync(User), ct);
        this.SayDone(text["Account.Proof.CodeSent"]);
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var mine = (await me.RequirePersonAsync(ct)).Id;
        Export = await db.DataExports.AsNoTracking().Where(e => e.PersonId == mine).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        IsThere = Export?.IsThereAt(clock.GetUtcNow().UtcDateTime) is true;
        ByCode = new((await accounts.MineAsync(User)).PasswordHash is null);
        return Page();
    }
}
