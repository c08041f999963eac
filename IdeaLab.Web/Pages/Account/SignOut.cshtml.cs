using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Ends the sign-in of this browser.</summary>
public sealed class SignOutModel(IdeaLabDb db, SignInManager<Data.Account> signIn, CurrentUser me, Sessions sessions) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var current = sessions.CurrentId;
        var ended = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == current, ct);
        if (current is { } session) await sessions.EndAsync((await me.RequirePersonAsync(ct)).Id, session, ct);
        await signIn.SignOutAsync();
        if (ended?.Provider is null) return LocalRedirect("/");

        (TempData[SignedOutModel.ProviderKey], TempData[SignedOutModel.TokenKey]) = (ended.Provider, ended.SealedIdToken);
        return RedirectToPage("SignedOut");
    }
}
