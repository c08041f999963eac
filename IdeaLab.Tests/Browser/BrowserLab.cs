using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>One Chromium and one site on a loopback port for the tests of a collection; each test opens windows of its own.</summary>
public sealed class BrowserLab : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    // Assets as a visitor gets them: compressed and kept, where Development would read and send them anew each time.
    public LabApp App { get; } = new() { Settings = { ["Demo:Ideas"] = "true", ["ReloadStaticAssetsAtRuntime"] = "false" } };
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;

        App.UseKestrel(0);
        App.StartServer();
        Address = App.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await FurtherContent.AddAsync(App);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
    }

    /// <summary>A window of a visitor, or of a demo person such as "customer" or "reviewer".</summary>
    public async Task<Window> OpenAsync(string? who = null, string language = "en", int width = 1280, ColorScheme theme = ColorScheme.Light, bool scripts = true)
    {
        if (who is not null) await SpeakAsync(who, language);
        var context = await _browser.NewContextAsync(new()
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
        _playwright.Dispose();
        await App.DisposeAsync();
    }

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
