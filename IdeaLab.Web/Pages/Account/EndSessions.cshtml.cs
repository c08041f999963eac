using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Signs out everywhere else, or here too.</summary>
public sealed class EndSessionsModel(Entry entry, Sessions sessions, SignInManager<Data.Account> signIn, IStringLocalizer<Text> text) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await entry.RenewAsync(await RestampedAsync(), ct);

        this.SayDone(text["Account.EndSessions.Done"]);
        return RedirectToPage("Sessions");
    }

    public async Task<IActionResult> OnPostHereTooAsync(CancellationToken ct)
    {
        await sessions.EndAllAsync((await RestampedAsync()).PersonId, ct);
        await signIn.SignOutAsync();

        return RedirectToPage("SignIn");
    }

    // Sign-ins of an earlier version have no session to end; a new stamp ends these.
    private async Task<Data.Account> RestampedAsync()
    {
        var account = await signIn.UserManager.MineAsync(User);
        await signIn.UserManager.UpdateSecurityStampAsync(account);
        return account;
    }
}
