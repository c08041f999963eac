using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Where somebody goes on who has just signed in, or has to show one thing more, and the mails that belong to it.</summary>
public sealed class Arrivals(IdeaLabDb db, AccountMails mails, Devices devices)
{
    /// <param name="page">Where they signed in.</param>
    /// <param name="arrival">Entered, or one more step.</param>
    /// <param name="returnUrl">Where they were going.</param>
    public async Task<IActionResult> LeadAsync(PageModel page, Arrival arrival, string? returnUrl, CancellationToken ct)
    {
        if (arrival.Step is SecondStep.MailedCode) await WriteAsync(() => mails.SignInCodeAsync(arrival.Account!, ct), ct);
        if (arrival.Answer is EntryAnswer.OneMore) return page.RedirectToPage("/Account/SecondStep", new { returnUrl });

        if (arrival.IsFromNewDevice) await WriteAsync(() => mails.NewSignInAsync(arrival.Account!, devices.Named, ct), ct);
        return arrival.LacksSecondFactor ? page.RedirectToPage("/Account/Authenticator") : page.LocalRedirect(page.WayBack(returnUrl));
    }

    private async Task WriteAsync(Func<Task> write, CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            await write();
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);
    }
}
