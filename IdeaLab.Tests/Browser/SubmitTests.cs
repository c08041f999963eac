using static Microsoft.Playwright.Assertions;

namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class SubmitTests(BrowserLab lab)
{
    [BrowserFact]
    public async Task While_one_types_similar_ideas_a_preview_and_the_draft_follow()
    {
        await using var window = await lab.OpenAsync("customer2");
        var page = window.Page;
        await window.GoAsync("/ideas/new");
        await page.Locator("#Input_Title").PressSequentiallyAsync("Freeze a card abroad");
        await Expect(page.Locator("#similar .similar")).ToContainTextAsync("Freeze a lost card");
        await page.Locator("#Input_Body").PressSequentiallyAsync("When I **travel**.");
        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("travel");
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Draft saved on");
        Assert.Empty(await window.BarriersAsync());

        await using var elsewhere = await lab.OpenAsync("customer2");
        await elsewhere.GoAsync("/ideas/new");
        await Expect(elsewhere.Page.Locator("#Input_Title")).ToHaveValueAsync("Freeze a card abroad");
        await elsewhere.Page.Locator("#Input_Title").PressSequentiallyAsync("!");
        await Expect(elsewhere.Page.Locator("#draft-state")).ToContainTextAsync("Draft saved on");

        await page.Locator("#Input_Body").PressSequentiallyAsync(" And back.");
        await Expect(page.Locator("#draft-state .notice")).ToContainTextAsync("changed in another tab");
        Assert.Empty(await window.BarriersAsync());
        await page.GetByText("Keep this text").ClickAsync();
        await Expect(page.Locator(".notice-good")).ToContainTextAsync("draft is saved");
        await Expect(page.Locator("#Input_Body")).ToHaveValueAsync("When I **travel**. And back.");

        await page.Locator("#Input_TopicId").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await page.GetByText("Send idea").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Freeze a card abroad");
        await page.Locator("main a[href$='/edit']").ClickAsync();
        await Expect(page.Locator("#Input_Title")).ToHaveValueAsync("Freeze a card abroad");
        Assert.Empty(await window.BarriersAsync());
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task A_faulty_form_shows_its_errors_without_barriers()
    {
        await using var window = await lab.OpenAsync("customer");
        await window.GoAsync("/ideas/new");
        await window.Page.Locator("main form.form > .actions button").First.ClickAsync();
        await Expect(window.Page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.Empty(await window.BarriersAsync());
        await window.Page.Locator(".error-summary a").First.ClickAsync();
        await Expect(window.Page.Locator("#Input_Title")).ToBeFocusedAsync();
    }
}
