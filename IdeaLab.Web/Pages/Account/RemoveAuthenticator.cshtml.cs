using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Turns the authenticator off, for whoever shows a password or a code.</summary>
[Limited(RateLimits.SignIn)]
public sealed class RemoveAuthenticatorModel(IdeaLabDb db, UserManager<Data.Account> accounts, Entry entry, SecondFactor secondFactor, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public ProofInput Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await secondFactor.IsSetUpAsync((await accounts.MineAsync(User)).PersonId, ct) ? Page() : RedirectToPage("Authenticator");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var account = await accounts.MineAsync(User);
        if (!ModelState.IsValid) return Page();
        if (!await entry.AcceptsAsync(account, Form.PasswordOrCode, ct))
        {
            ModelState.AddModelError("Form.PasswordOrCode", text["Account.Proof.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return Page();
        }

        await db.InOneGoAsync(() => secondFactor.RemoveAsync(account.PersonId, ct), ct);

        this.SayDone(text["Account.Authenticator.Removed"]);
        return RedirectToPage("Security");
    }
}
