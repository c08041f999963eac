using System.Data.Common;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Web.Security;

public static class SecuritySetup
{
    public static void AddLabSecurity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<ISaveChangesInterceptor, AuditTrail>();
        services.AddScoped<AuditNotes>();
        services.AddSingleton<NetworkSalts>();
        services.AddScoped<VoteTraces>();
        services.AddScoped<FirstAdmin>();
        services.AddScoped<Entry>();
        services.AddScoped<MailedCodes>();
        services.AddScoped<Sessions>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<Devices>();
        services.AddSingleton<BegunEntries>();
        services.AddScoped<IAuthorizationHandler, PersonRequirementHandler>();
        services.AddAuthorization(PageAccess.AddPolicies);
        services.AddLabRateLimits(configuration);
        services.AddLabHeaders();
        services.AddRequestSize();
        if (environment.IsDevelopment()) services.AddScoped<DemoData>();

        // It writes whole addresses, and a mailed link is one; no setting short of naming it turns that on.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));

        services.AddKnownProxies(configuration);
        services.AddLabKeys(configuration);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = LabPasswordHasher.Rounds);
        services.AddScoped<IPasswordHasher<Account>, LabPasswordHasher>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = passkeys.ResidentKeyRequirement = "required";
            // For the name people know; without it, for the one they ask by.
            if (Uri.TryCreate(configuration["Site:Address"], UriKind.Absolute, out var site)) passkeys.ServerDomain = site.Host;
        });
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // The name is the mail address, which may hold any letter.
                options.User.AllowedUserNameCharacters = "";
                options.SignIn.RequireConfirmedEmail = true;
                // Rules on kinds of characters only make people write "Password1!".
                options.Password.RequiredLength = Account.PasswordMinLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Tokens.EmailConfirmationTokenProvider = options.Tokens.PasswordResetTokenProvider = options.Tokens.ChangeEmailTokenProvider = MailedLinks.Name;
            })
            .AddEntityFrameworkStores<IdeaLabDb>()
            .AddSignInManager()
            .AddTokenProvider<MailedLinks>(MailedLinks.Name);

        // For every cookie, whoever writes it. Always, since behind a proxy that ends TLS the program itself may be asked by plain HTTP.
        services.Configure<CookiePolicyOptions>(cookies => cookies.Secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSingleSignOn(configuration);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "lab-sign-in";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = Session.Lifetime;
            cookie.Events.OnValidatePrincipal = CheckAgainAsync;
            // The sign-in page would forget what was typed; the page of the 401 shows it.
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Headers.ContainsKey("HX-Request") || !TypedTexts.Of(context.Request).Any()) return toSignIn(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
            // Straight to the status, so that the 403 page answers in the lab's own look.
            cookie.Events.OnRedirectToAccessDenied = async context =>
            {
                // What they may do rests until they have a second factor, and that page is where they get one.
                var rests = await context.HttpContext.RequestServices.GetRequiredService<CurrentUser>().PersonAsync(context.HttpContext.RequestAborted) is { RolesRest: true, Roles: > Roles.None };
                if (rests && HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect("/account/security/authenticator");
                else context.Response.StatusCode = StatusCodes.Status403Forbidden;
            };
        });
    }

    private static async Task CheckAgainAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // A stylesheet needs nobody's name, and the page that says the database is away must not ask it.
        var isForEverybody = http.GetEndpoint()?.Metadata is { } about && about.GetMetadata<IAllowAnonymous>() is not null && about.GetMetadata<PageActionDescriptor>() is null;
        if (isForEverybody || http.Features.Get<IExceptionHandlerFeature>() is not null) return;
        try
        {
            if (context.Principal is { } principal && await http.RequestServices.GetRequiredService<Sessions>().TakeOverAsync(principal, http.RequestAborted)) context.ShouldRenew = true;
            if (!await http.RequestServices.GetRequiredService<CurrentUser>().RecognisesAsync(context.Principal, http.RequestAborted)) context.RejectPrincipal();
        }
        catch (DbException)
        {
            // Nobody can be checked against it now: the reader stays who they were, and the page says what is wrong.
        }
    }
}
