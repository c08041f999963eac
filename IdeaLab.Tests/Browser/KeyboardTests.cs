using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class KeyboardTests(BrowserLab lab)
{
    [BrowserFact]
    public async Task One_can_vote_with_the_keyboard_alone()
    {
        await using var window = await lab.OpenAsync("customer2");
        // What other tests add to the lab is not found.
        await window.GoAsync("/ideas?q=comisi%C3%B3n");

        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip-link", await FocusedAsync(window, "className"));
        await window.Page.Keyboard.PressAsync("Enter");
        var presses = 0;
        while (await window.Page.EvaluateAsync<bool>("!document.activeElement.matches('.board .vote[aria-pressed=false]')"))
        {
            Assert.True(presses++ < 60, "No vote button is reached by the Tab key.");
            await window.Page.Keyboard.PressAsync("Tab");
        }

        var (vote, votes) = (await FocusedAsync(window, "id"), int.Parse((await window.Page.Locator(":focus .vote-count").InnerTextAsync())));
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForSelectorAsync($"#{vote}[aria-pressed=true]");

        Assert.Equal((votes + 1).ToString(), await window.Page.Locator($"#{vote} .vote-count").InnerTextAsync());
        Assert.Equal(vote, await FocusedAsync(window, "id"));
        Assert.NotEmpty(await window.Page.Locator("#live").InnerTextAsync());

        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForSelectorAsync($"#{vote}[aria-pressed=false]");
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Every_stop_of_the_Tab_key_shows_its_focus()
    {
        await using var window = await lab.OpenAsync("reviewer");
        await window.GoAsync("/ideas");

        for (var stop = 0; stop < 30; stop++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            // A busy browser may take some frames to draw it.
            var ring = await window.Page.EvaluateAsync<double>("async () => { const ring = () => parseFloat(getComputedStyle(document.activeElement).outlineWidth); for (let left = 20; left > 0 && ring() < 3; left--) await new Promise(requestAnimationFrame); return ring(); }");
            Assert.True(ring >= 3, $"{await FocusedAsync(window, "outerHTML")} has a ring of {ring} px");
        }
    }

    [BrowserFact]
    public async Task Escape_closes_the_account_menu()
    {
        await using var window = await lab.OpenAsync("customer");
        await window.GoAsync("/about");
        var menu = window.Page.Locator(".menu");

        await menu.Locator("summary").PressAsync("Enter");
        await menu.Locator("a").First.FocusAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        Assert.Null(await menu.GetAttributeAsync("open"));
        Assert.Equal("SUMMARY", await FocusedAsync(window, "tagName"));
    }

    [BrowserFact]
    public async Task The_queue_is_walked_opened_and_taken_by_keys_which_can_be_switched_off()
    {
        await using var window = await lab.OpenAsync("reviewer");
        var page = window.Page;
        await window.GoAsync("/review?show=All");
        var titles = await page.Locator("[data-queue] tbody th > a").AllInnerTextsAsync();

        await page.Keyboard.PressAsync("j");
        Assert.Equal(titles[0], await FocusedAsync(window, "innerText"));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        Assert.Equal(titles[1], await FocusedAsync(window, "innerText"));

        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("[data-queue] tbody tr").Nth(1).GetByText("Me", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(titles[1], await FocusedAsync(window, "innerText"));

        await page.Locator("[data-keys-switch]").ClickAsync();
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("j");
        Assert.DoesNotContain(await FocusedAsync(window, "innerText"), titles);
        await page.Locator("[data-keys-switch]").ClickAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(titles[0]);
        window.AssertNoFaults();
    }

    private static Task<string> FocusedAsync(Window window, string property) =>
        window.Page.EvaluateAsync<string>($"document.activeElement.{property}");
}
