using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>New recovery codes in place of those before, for whoever shows a password or a code.</summary>
[Limited(RateLimits.SignIn)]
public sealed class RecoveryCodesModel(UserManager<Data.Account> accounts, Entry entry, SecondFactor secondFactor, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public ProofInput Form { get; set; } = new();

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

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

        if (await secondFactor.RenewCodesAsync(account.PersonId, ct) is not { } codes) return RedirectToPage("Authenticator");
        Codes = codes;
        return Page();
    }
}
