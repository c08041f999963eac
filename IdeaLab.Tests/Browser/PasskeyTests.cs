using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdeaLab.Tests.Browser;

/// <summary>Passkeys of an authenticator that is Chromium's own, on a name, since they know no address of numbers.</summary>
[Collection(nameof(BrowserLab))]
public sealed class PasskeyTests(BrowserLab lab)
{
    private string Site => lab.Address.Replace("127.0.0.1", "localhost").Replace("[::1]", "localhost");

    [BrowserFact]
    public async Task A_member_adds_one_signs_in_with_it_and_once_removed_it_is_refused()
    {
        await using var window = await lab.OpenAsync();
        var page = window.Page;
        var key = await KeyAsync(page);
        // The key that answers by itself would take every offer before the button is there.
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        await BeAsync(page, "customer2");
        await page.GotoAsync($"{Site}/account/security");
        Assert.Empty(await window.BarriersAsync());
        await page.FillAsync("#Form_Name", "My test key");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
        await Expect(page.Locator(".plain-list").First).ToContainTextAsync("My test key");
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(1, await key.CountAsync());

        await SignOutAsync(page);
        await page.GotoAsync($"{Site}/account/sign-in?returnUrl=%2Faccount%2Fsessions");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page).ToHaveURLAsync($"{Site}/account/sessions");
        await Expect(page.Locator(".session").First).ToContainTextAsync("Passkey");

        await page.GotoAsync($"{Site}/account/security");
        await page.ClickAsync("text=My test key");
        Assert.Empty(await window.BarriersAsync());
        await page.FillAsync("#Form_Name", "Another name");
        await page.ClickAsync("form.form button");
        await Expect(page.Locator(".plain-list").First).ToContainTextAsync("Another name");
        await page.ClickAsync("text=Another name");
        await page.ClickAsync(".button-danger");
        await Expect(page.Locator(".notice-good")).ToContainTextAsync("Another name");

        await SignOutAsync(page);
        await page.GotoAsync($"{Site}/account/sign-in");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("not known here any more");
        Assert.Empty(await window.BarriersAsync());
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task It_is_offered_among_the_addresses_the_browser_fills_in()
    {
        await using var window = await lab.OpenAsync();
        var page = window.Page;
        await KeyAsync(page);
        await BeAsync(page, "lead");
        await page.GotoAsync($"{Site}/account/security");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
        await SignOutAsync(page);

        await page.GotoAsync($"{Site}/account/sign-in?returnUrl=%2Faccount%2Fprofile");
        await Expect(page).ToHaveURLAsync($"{Site}/account/profile");
    }

    [BrowserFact]
    public async Task One_that_asks_neither_for_a_finger_nor_for_a_PIN_is_not_enough()
    {
        await using var window = await lab.OpenAsync();
        var page = window.Page;
        await KeyAsync(page, verifies: false);
        await BeAsync(page, "customer");
        await page.GotoAsync($"{Site}/account/security");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page.Locator("form[data-passkey] [role=status]")).ToHaveTextAsync(await page.Locator("form[data-passkey]").GetAttributeAsync("data-failed") ?? "?");
        Assert.Empty(await window.BarriersAsync());
    }

    [BrowserFact]
    public async Task Without_scripts_the_other_ways_are_there_and_no_button_that_does_nothing()
    {
        await using var window = await lab.OpenAsync(scripts: false);
        await window.GoAsync("/account/sign-in");
        await Expect(window.Page.Locator("form[data-passkey]")).ToBeHiddenAsync();
        await Expect(window.Page.Locator("#Form_Password")).ToBeVisibleAsync();
    }

    private static async Task<Key> KeyAsync(IPage page, bool verifies = true)
    {
        var chrome = await page.Context.NewCDPSessionAsync(page);
        await chrome.SendAsync("WebAuthn.enable", new Dictionary<string, object> { ["enableUI"] = false });
        var made = await chrome.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = verifies,
                ["isUserVerified"] = verifies,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Key(chrome, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private async Task BeAsync(IPage page, string who)
    {
        await page.GotoAsync($"{Site}/account/demo");
        await page.ClickAsync($"button[value='{who}@idealab.test']");
        await page.WaitForURLAsync($"{Site}/");
    }

    private async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync($"{Site}/account/sign-out");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync($"{Site}/");
    }

    private sealed class Key(ICDPSession chrome, string id)
    {
        public async Task<int> CountAsync() =>
            (await chrome.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = id }))!.Value.GetProperty("credentials").EnumerateArray().Count();
    }
}
