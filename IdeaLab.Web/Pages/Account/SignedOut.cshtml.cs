using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Somebody who signed on at a provider has signed out here, and may do so there (OpenID Connect RP-Initiated Logout 1.0). They come back to this page too.</summary>
public sealed class SignedOutModel(Providers providers, SignOns signOns) : PageModel
{
    /// <summary>What was kept of the sign-on that has just ended; it is gone once it was shown.</summary>
    internal const string ProviderKey = "SignedOutOf";
    internal const string TokenKey = "SignedOutToken";

    /// <summary>What the provider brings back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public string? Label { get; private set; }

    /// <summary>Where their sign-in at the provider ends; null where it says of none, or does not answer.</summary>
    public string? Address { get; private set; }

    public bool IsBack { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (signOns.Open(State) is { } back && providers.Find(back) is { } left)
        {
            (Label, IsBack) = (left.Label, true);
            return;
        }

        if (providers.Find(TempData[ProviderKey] as string) is not { } provider) return;
        Label = provider.Label;
        Address = await EndingAsync(provider, signOns.Open(TempData[TokenKey] as string), ct);
    }

    private async Task<string?> EndingAsync(ProviderSettings provider, string? idToken, CancellationToken ct)
    {
        try
        {
            var endpoint = (await providers.DiscoveryOf(provider.Name).GetAsync(ct)).EndSessionEndpoint;
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !ProviderSettings.IsSafe(address)) return null;
            var asked = new Dictionary<string, string?>
            {
                ["client_id"] = provider.ClientId,
                ["post_logout_redirect_uri"] = Url.Page("SignedOut", null, null, Request.Scheme),
                ["state"] = signOns.Seal(provider.Name),
            };
            if (idToken is not null) asked["id_token_hint"] = idToken;
            return QueryHelpers.AddQueryString(endpoint, asked);
        }
        catch (SignOnException)
        {
            return null;
        }
    }
}
