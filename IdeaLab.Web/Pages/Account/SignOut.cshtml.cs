using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Ends the sign-in of this browser.</summary>
public sealed class SignOutModel(SignInManager<Data.Account> signIn, CurrentUser me, Sessions sessions) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (sessions.CurrentId is { } session) await sessions.EndAsync((await me.RequirePersonAsync(ct)).Id, session, ct);
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
