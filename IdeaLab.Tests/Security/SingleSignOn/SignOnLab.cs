using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Tests.Browser;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>A browser, a site that trusts one provider, and that provider.</summary>
public sealed class SignOnLab : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public LabApp App { get; } = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };
    public OpenIdProvider Provider { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if ((Chromium.WhyNot ?? OpenIdProvider.WhyMissing) is not null) return;

        var port = OpenIdProvider.FreePort();
        foreach (var (name, value) in new Dictionary<string, string> { ["Authority"] = $"http://localhost:{port}", ["ClientId"] = "lab", ["ClientSecret"] = "a secret of sixteen and more", ["Label"] = "Acme" }) App.Settings[$"SignOn:acme:{name}"] = value;
        // The provider reads the clock of the machine.
        App.Clock.Set(TimeProvider.System.GetUtcNow());
        App.UseKestrel(0);
        App.StartServer();
        Address = App.ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("localhost", "127.0.0.1").Replace("[::1]", "127.0.0.1");
        Provider = await OpenIdProvider.StartAsync(port, Address);
        await App.InDatabaseAsync(db =>
        {
            db.AddRange(ClaimRule.ForKind("acme", "groups", "staff", PersonKind.Employee), ClaimRule.ForRole("acme", "groups", "reviewers", Roles.Reviewer, makesAdmins: false));
            return db.SaveChangesAsync();
        });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
    }

    public async Task<Window> OpenAsync(string language = "en", bool scripts = true)
    {
        App.Clock.Set(TimeProvider.System.GetUtcNow());
        var context = await _browser.NewContextAsync(new() { BaseURL = Address, Locale = language, JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce });
        return new Window(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_playwright is null) return;
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Provider.DisposeAsync();
        await App.DisposeAsync();
    }
}
