using IdeaLab.Web.Security;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>On the way to a provider of single sign-on. Our pages let no form lead elsewhere, so this one goes on by itself, without scripts, and has a link for browsers that do not.</summary>
[Limited(RateLimits.SignIn)]
public sealed class SignOnToModel(Providers providers, SignOns signOns, CurrentUser me, ILogger<SignOns> log) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Provider { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Label { get; private set; } = "";
    public string Address { get; private set; } = "";

    // Whoever reloads the page, or opens its address, begins at the buttons.
    public IActionResult OnGet() => RedirectToPage("SignIn", new { ReturnUrl });

    /// <summary>To sign in.</summary>
    public Task<IActionResult> OnPostAsync() => LeadAsync(joins: null);

    /// <summary>So that it is a way into one's own account.</summary>
    public Task<IActionResult> OnPostJoinAsync() => me.AccountId is { } account ? LeadAsync(account) : Task.FromResult<IActionResult>(RedirectToPage("SignIn"));

    private async Task<IActionResult> LeadAsync(int? joins)
    {
        if (providers.Find(Provider) is not { } provider) return NotFound();
        try
        {
            Address = await signOns.BeginAsync(provider, Url.Page("SignOn", new { ReturnUrl })!, joins);
        }
        catch (SignOnException e)
        {
            log.LogWarning("Sign-on at {Provider} failed ({Fault}): {Why}", provider.Name, e.Fault, e.Message);
            return RedirectToPage("SignIn", new { ReturnUrl, provider = provider.Name, fault = e.Fault });
        }

        Label = provider.Label;
        Response.Headers["Refresh"] = $"0;url={Address}";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
