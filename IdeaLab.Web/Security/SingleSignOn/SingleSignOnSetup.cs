using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace IdeaLab.Web.Security.SingleSignOn;

public static class SingleSignOnSetup
{
    /// <exception cref="SetupException">The settings of a provider do not hold.</exception>
    public static void AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        var all = ProviderSettings.Read(configuration);
        services.AddSingleton(provider => new Providers(all, provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<SignOns>();
        services.ConfigureExternalCookie(cookie =>
        {
            cookie.Cookie.Name = "lab-sign-on";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = OpenIdHandler.Lifetime;
            cookie.SlidingExpiration = false;
        });

        var authentication = new AuthenticationBuilder(services);
        foreach (var settings in all)
        {
            authentication.AddOAuth<OpenIdOptions, OpenIdHandler>(settings.Scheme, settings.Label, options =>
            {
                options.Settings = settings;
                options.CallbackPath = settings.CallbackPath;
                options.SignInScheme = IdentityConstants.ExternalScheme;
                options.RemoteAuthenticationTimeout = OpenIdHandler.Lifetime;
                // The browser counts the time itself, whatever its clock says. Lax, since the provider sends people back by a link.
                options.CorrelationCookie = new CookieBuilder { Name = "lab-sign-on.", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, Path = "/signin", MaxAge = OpenIdHandler.Lifetime };
                options.Events.OnRemoteFailure = SayAsync;
            });
            services.AddOptions<OpenIdOptions>(settings.Scheme).Configure<Providers>((options, providers) => (options.Backchannel, options.Discovery) = (providers.Http, providers.DiscoveryOf(settings.Name)));
        }
    }

    /// <summary>The sign-in page says what went wrong, and offers the other ways.</summary>
    private static Task SayAsync(RemoteFailureContext context)
    {
        var name = ((OpenIdOptions)context.Options).Settings.Name;
        var fault = (context.Failure as SignOnException)?.Fault ?? SignOnFault.Invalid;
        context.HttpContext.RequestServices.GetRequiredService<ILogger<SignOns>>().LogWarning("Sign-on at {Provider} failed ({Fault}): {Why}", name, fault, (context.Failure as SignOnException)?.Message ?? context.Failure?.GetType().Name);
        context.Response.Redirect(AddressOf(name, fault));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Of the page that says it.</summary>
    public static string AddressOf(string provider, SignOnFault fault) => QueryHelpers.AddQueryString("/account/sign-in", new Dictionary<string, string?> { ["provider"] = provider, ["fault"] = $"{fault}" });
}
