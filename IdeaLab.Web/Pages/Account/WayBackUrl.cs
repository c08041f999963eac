using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

internal static class WayBackUrl
{
    /// <summary>Where somebody wanted to go before signing in, but never to another site.</summary>
    public static string WayBack(this PageModel page, string? returnUrl) => page.Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
}
