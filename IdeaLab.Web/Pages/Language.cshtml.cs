using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages;

/// <summary>Changes the language: for members in their profile, for everybody in a cookie.</summary>
public sealed class LanguageModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostAsync(string to, string? back, CancellationToken ct)
    {
        if (!Languages.All.Contains(to)) return BadRequest();

        if (await me.PersonAsync(ct) is not null)
        {
            await db.InOneGoAsync(async () =>
            {
                (await me.FreshPersonAsync(ct)).SpeakIn(to);
                return true;
            }, ct);
        }

        Response.Cookies.Append(Languages.CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to)), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
