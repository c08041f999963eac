using Microsoft.AspNetCore.Authentication.OAuth;

namespace IdeaLab.Web.Security.SingleSignOn;

public sealed class OpenIdOptions : OAuthOptions
{
    public ProviderSettings Settings { get; set; } = null!;
    public Discovery Discovery { get; set; } = null!;

    // Endpoints come from the provider itself and the secret may be in a file; the rest was checked when the settings were read.
    public override void Validate()
    {
    }
}
