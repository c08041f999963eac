using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>One Chromium and one site on a loopback port for the tests of a collection; each test opens windows of its own.</summary>
public sealed class BrowserLab : IAsyncLifetime
{
    // A context's own name for the browser is gone by the time a page that is left sends its beacon.
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IBrowser? _personal;

    // Assets as a visitor gets them: compressed and kept, where Development would read and send them anew each time.
    public LabApp App { get; } = new()
    {
        Settings =
        {
            ["Demo:Ideas"] = "true", ["ReloadStaticAssetsAtRuntime"] = "false",
            ["SignOn:acme:Authority"] = "http://localhost:1", ["SignOn:acme:ClientId"] = "lab", ["SignOn:acme:ClientSecret"] = "of the tests", ["SignOn:acme:Label"] = "Acme",
        },
    };

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;

        App.UseKestrel(0);
        App.StartServer();
        Address = App.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await FurtherContent.AddAsync(App);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
    }

    /// <summary>A window of a visitor, or of a demo person such as "customer" or "reviewer".</summary>
    /// <param name="robot">Whether the site takes it for one, as it does of what calls itself headless, so that tests of other things leave no viewings.</param>
    public async Task<Window> OpenAsync(string? who = null, string language = "en", int width = 1280, ColorScheme theme = ColorScheme.Light, bool scripts = true, bool robot = true)
    {
        if (who is not null) await SpeakAsync(who, language);
        var browser = robot ? _browser : _personal ??= await LaunchAsync($"--user-agent={Chrome}");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = language,
            ColorScheme = theme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 900 },
            StorageState = who is null ? null : await _signedIn.GetOrAdd(who, SignInAsync),
        });
        return new Window(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (Chromium.Path is null) return;
        await _browser.DisposeAsync();
        if (_personal is not null) await _personal.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    private Task<IBrowser> LaunchAsync(params string[] args) => _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", .. args] });

    private async Task<string> SignInAsync(string who)
    {
        await using var context = await _browser.NewContextAsync(new() { BaseURL = Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/demo");
        await page.ClickAsync($"button[value='{who}@idealab.test']");
        return await context.StorageStateAsync();
    }

    // A member's language is in the profile and not in the browser.
    private Task<int> SpeakAsync(string who, string language) => App.InDatabaseAsync(async db =>
    {
        var person = await db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
        if (person.Language != language) person.SpeakIn(language);
        return await db.SaveChangesAsync();
    });
}

[CollectionDefinition(nameof(BrowserLab))]
public sealed class BrowserLabCollection : ICollectionFixture<BrowserLab>;

/// <summary>A second browser and site, for the longest class: two run side by side.</summary>
[CollectionDefinition(nameof(SecondBrowserLabCollection))]
public sealed class SecondBrowserLabCollection : ICollectionFixture<BrowserLab>;
