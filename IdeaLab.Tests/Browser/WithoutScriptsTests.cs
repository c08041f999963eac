using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Scripts are a comfort: with none, the same pages post and redirect.</summary>
[Collection(nameof(BrowserLab))]
public sealed class WithoutScriptsTests(BrowserLab lab)
{
    [BrowserFact]
    public async Task One_votes_and_takes_the_vote_back()
    {
        await using var window = await lab.OpenAsync("lead", scripts: false);
        await window.GoAsync("/ideas?sort=new");
        var id = await window.Page.Locator(".board .vote[aria-pressed=false]").First.GetAttributeAsync("id");

        await window.Page.Locator($"#{id}").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#{id}")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.EndsWith("/ideas?sort=new", window.Page.Url.Split('#')[0], StringComparison.Ordinal);

        await window.Page.Locator($"#{id}").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#{id}")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [BrowserFact]
    public async Task One_searches_and_changes_the_language()
    {
        await using var window = await lab.OpenAsync(scripts: false);
        await window.GoAsync("/");

        await window.Page.Locator("#lab-search").FillAsync("card");
        await window.Page.Locator("#lab-search").PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator(".board mark").First).ToBeVisibleAsync();

        await window.Page.Locator(".topbar .language button").ClickAsync();
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        Assert.EndsWith("/ideas?q=card", window.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task One_replies_to_a_comment()
    {
        await using var window = await lab.OpenAsync("customer", scripts: false);
        await window.GoAsync("/ideas?sort=discussed");
        await window.Page.Locator(".idea-row-title a").First.ClickAsync();

        await window.Page.Locator(".comment-tools a").First.ClickAsync();
        await window.Page.Locator("main textarea").FillAsync("Said without scripts.");
        await window.Page.Locator("main form button").First.ClickAsync();

        await Assertions.Expect(window.Page.GetByText("Said without scripts.")).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reviewer_merges_two_ideas_by_keyboard_and_undoes_it(bool scripts)
    {
        var (one, other) = (await lab.App.ShareAsync($"Umbrellas to lend {scripts}", by: "customer"), await lab.App.ShareAsync($"Lend me an umbrella {scripts}", by: "customer2"));
        await using var window = await lab.OpenAsync("reviewer", scripts: scripts);
        var page = window.Page;
        await window.GoAsync($"/review/{one}");

        await page.Locator("[href$='/merge']").PressAsync("Enter");
        await page.Locator("#merge-q").FillAsync($"lend umbrella {scripts}");
        await page.Locator("#merge-q").PressAsync("Enter");
        await page.Locator($"[href*='into={other}']").PressAsync("Enter");
        await page.Locator("#Input_Reason").FillAsync("Both want umbrellas.");
        await page.Locator("main form.form button").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync($"Lend me an umbrella {scripts}");

        await window.GoAsync($"/ideas/{one}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Lend me an umbrella {scripts}");
        Assert.Equal(0, await window.OverflowAsync());

        await window.GoAsync($"/review/{one}");
        await page.Locator("[href$='/merge/undo']").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#Input_Reason")).ToHaveValueAsync("");
        await page.Locator("#Input_Reason").FillAsync("They differ.");
        await page.Locator("main form.form button").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
        await window.GoAsync($"/ideas/{one}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Umbrellas to lend {scripts}");
    }
}
