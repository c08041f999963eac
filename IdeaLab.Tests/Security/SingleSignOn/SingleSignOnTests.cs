using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>Signing on at a real provider, through a browser.</summary>
public sealed class SingleSignOnTests(SignOnLab lab) : IClassFixture<SignOnLab>, IAsyncLifetime
{
    [ProviderTheory]
    [InlineData("en", true, "nora", "Sign in with Acme", Roles.Reviewer)]
    [InlineData("es", false, "nuria", "Entrar con Acme", Roles.None)]
    public async Task Who_is_new_becomes_a_member_by_the_rules_in_both_languages_and_without_scripts(string language, bool scripts, string who, string button, Roles roles)
    {
        await using var window = await lab.OpenAsync(language, scripts);
        var page = window.Page;
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fsessions");
        Assert.Empty(scripts ? await window.BarriersAsync() : []);
        await page.ClickAsync($"text={button}");
        await SignOnAsync(page, who);

        await Expect(page).ToHaveURLAsync($"{lab.Address}/account/sessions");
        await Expect(page.Locator(".session")).ToContainTextAsync(language == "en" ? "Single sign-on" : "Inicio de sesión único");
        var person = await lab.App.InDatabaseAsync(db => db.Users.Where(a => a.Email == $"{who}@example.org" && a.EmailConfirmed).Select(a => a.Person).SingleAsync());
        Assert.Equal((PersonKind.Employee, roles, language), (person.Kind, person.Roles, person.Language));
        if (scripts) window.AssertNoFaults();
    }

    [ProviderFact]
    public async Task Whose_address_has_an_account_shows_the_code_in_its_mailbox_once_and_never_again()
    {
        await using (var window = await lab.OpenAsync())
        {
            var page = window.Page;
            await BeginAsync(page);
            await SignOnAsync(page, "carmen");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Show that the address is yours");
            await Expect(page.Locator("#Form_Email")).ToHaveValueAsync("customer@idealab.test");
            Assert.Empty(await window.BarriersAsync());
            await page.ClickAsync("main form button");
            Assert.Empty(await window.BarriersAsync());
            await page.FillAsync("#Form_Code", (await lab.App.LastMailToAsync("customer@idealab.test")).Code());
            await page.ClickAsync("main form button");
            await Expect(page).ToHaveURLAsync($"{lab.Address}/account/security");
            await Expect(page.Locator("main")).ToContainTextAsync("Acme");
            Assert.Empty(await window.BarriersAsync());
        }

        Assert.Equal("Carmen Ruiz", (await lab.App.PersonAsync("customer")).Name);
        await using var another = await lab.OpenAsync();
        await BeginAsync(another.Page);
        await SignOnAsync(another.Page, "carmen");
        await Expect(another.Page).ToHaveURLAsync($"{lab.Address}/account/security");
    }

    [ProviderFact]
    public async Task Who_says_no_there_reads_so_and_can_sign_in_here()
    {
        await using var window = await lab.OpenAsync();
        await BeginAsync(window.Page);
        await window.Page.ClickAsync("a[href$='/abort']");
        await AssertTroubleAsync(window, "You said no there");
        Assert.Empty(await window.BarriersAsync());
    }

    [ProviderFact]
    public async Task A_token_with_another_nonce_signs_nobody_in()
    {
        await lab.Provider.StartAgainAsync(nonce: "somebody-elses");
        await using var window = await lab.OpenAsync();
        await BeginAsync(window.Page);
        await SignOnAsync(window.Page, "keys");
        await AssertTroubleAsync(window, "does not hold");
    }

    [ProviderFact]
    public async Task A_token_that_was_old_when_it_came_signs_nobody_in()
    {
        await lab.Provider.StartAgainAsync(late: 600);
        await using var window = await lab.OpenAsync();
        await BeginAsync(window.Page);
        await SignOnAsync(window.Page, "keys");
        await AssertTroubleAsync(window, "does not hold");
    }

    [ProviderFact]
    public async Task A_provider_whose_clock_is_a_minute_late_is_no_trouble()
    {
        await lab.Provider.StartAgainAsync(late: 90);
        await using var window = await lab.OpenAsync();
        await BeginAsync(window.Page);
        await SignOnAsync(window.Page, "keys");
        await Expect(window.Page).ToHaveURLAsync($"{lab.Address}/account/security");
    }

    [ProviderFact]
    public async Task A_provider_may_change_its_keys_between_two_sign_ins()
    {
        for (var time = 0; time < 2; time++)
        {
            await using var window = await lab.OpenAsync();
            await BeginAsync(window.Page);
            await SignOnAsync(window.Page, "keys");
            await Expect(window.Page).ToHaveURLAsync($"{lab.Address}/account/security");
            await lab.Provider.StartAgainAsync();
        }
    }

    [ProviderFact]
    public async Task While_the_provider_is_down_a_page_says_so_and_members_sign_in_here()
    {
        await using var site = new LabApp { Settings = { ["SignOn:acme:Authority"] = $"http://localhost:{OpenIdProvider.FreePort()}", ["SignOn:acme:ClientId"] = "lab", ["SignOn:acme:ClientSecret"] = "secret", ["SignOn:acme:Label"] = "Acme" } };
        site.UseKestrel(0);
        site.StartServer();
        await site.JoinAsync("local@example.org");
        var address = site.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await using var window = await lab.OpenAsync();
        var page = window.Page;
        await page.GotoAsync($"{address}/account/sign-in?returnUrl=%2Faccount%2Fsecurity");
        await page.ClickAsync("text=Sign in with Acme");
        await AssertTroubleAsync(window, "does not answer at the moment");
        await page.FillAsync("#Form_Email", "local@example.org");
        await page.FillAsync("#Form_Password", Members.Password);
        await page.ClickAsync("main form.form button >> nth=0");
        await Expect(page).ToHaveURLAsync($"{address}/account/security");
    }

    [ProviderFact]
    public async Task Who_signs_out_can_sign_out_there_too_and_is_then_asked_who_they_are()
    {
        await using var window = await lab.OpenAsync();
        var page = window.Page;
        await BeginAsync(page);
        await SignOnAsync(page, "leaver");
        await page.GotoAsync("/account/sign-out");
        await page.ClickAsync("main form button");
        await Expect(page.Locator("main")).ToContainTextAsync("You are still signed in at Acme");
        Assert.Empty(await window.BarriersAsync());
        await page.ClickAsync("text=Also sign out at Acme");
        await page.ClickAsync("button[name='logout']");
        await Expect(page.Locator("main")).ToContainTextAsync("you come from Acme");

        await BeginAsync(page);
        await Expect(page.Locator("input[name='login']")).ToBeVisibleAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (lab.Provider is not null) await lab.Provider.StartAgainAsync();
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fsecurity");
        await page.ClickAsync("text=Sign in with Acme");
        await page.WaitForURLAsync("http://localhost:*/**");
    }

    /// <summary>Through the provider's own pages: who one is, and that the lab may know it.</summary>
    private async Task SignOnAsync(IPage page, string who)
    {
        await page.FillAsync("input[name='login']", who);
        await page.FillAsync("input[name='password']", "anything");
        await page.ClickAsync("button[type='submit']");
        await Expect(page.Locator("input[name='login']")).ToHaveCountAsync(0);
        await page.ClickAsync("button[type='submit']");
        await page.WaitForURLAsync($"{lab.Address}/**");
    }

    private async Task AssertTroubleAsync(Browser.Window window, string sentence)
    {
        var page = window.Page;
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync(sentence);
        await Expect(page.Locator("#Form_Password")).ToBeVisibleAsync();
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name == "lab-sign-in");
    }
}
