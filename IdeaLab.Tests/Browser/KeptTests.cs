using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Nothing one wrote, and no place one had reached, is lost on the way.</summary>
[Collection(nameof(BrowserLab))]
public sealed class KeptTests(BrowserLab lab)
{
    private const string Comment = "#comments > .section textarea";

    [BrowserFact]
    public async Task A_half_written_comment_outlives_a_reload_and_goes_once_it_is_sent()
    {
        await using var window = await lab.OpenAsync("customer2");
        await window.GoAsync("/ideas?sort=discussed");
        await window.Page.Locator(".idea-row-title a").First.ClickAsync();

        await window.Page.Locator(Comment).FillAsync("Half a thought");
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.Locator(Comment)).ToHaveValueAsync("Half a thought");

        await window.Page.Locator("#comments > .section form button").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".comment .prose").GetByText("Half a thought")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator(Comment)).ToHaveValueAsync("");
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.Locator(Comment)).ToHaveValueAsync("");
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task A_comment_sent_after_the_session_ended_is_there_after_signing_in()
    {
        await using var window = await lab.OpenAsync("customer");
        await window.GoAsync("/ideas?sort=discussed");
        await window.Page.Locator(".idea-row-title a").First.ClickAsync();
        var (idea, cookies) = (window.Page.Url, await window.Page.Context.CookiesAsync());
        await window.Page.Locator(Comment).FillAsync("Not lost");

        await window.Page.Context.ClearCookiesAsync();
        await window.Page.Locator("#comments > .section form button").ClickAsync();
        // Asked again and again: waiting for one event misses a page that has just come.
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await window.Page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await window.Page.GotoAsync(idea);

        await Assertions.Expect(window.Page.Locator(Comment)).ToHaveValueAsync("Not lost");
    }

    [BrowserFact]
    public async Task An_answer_being_written_outlives_a_change_of_status_on_the_same_page()
    {
        var id = await lab.App.ShareAsync("Two forms on one page", by: "customer2");
        await using var window = await lab.OpenAsync("reviewer");
        await window.GoAsync($"/review/{id}");

        await window.Page.Locator("[action$='/answer'] textarea").FillAsync("We like it");
        await window.Page.Locator("[name='Input.To'][value=UnderReview]").CheckAsync();
        await window.Page.Locator("[name='Input.Reason']").FillAsync("It fits the plan");
        await window.Page.Locator("[action$='/status'] button").ClickAsync();

        await Assertions.Expect(window.Page.Locator(".notice-good")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("[action$='/answer'] textarea")).ToHaveValueAsync("We like it");
        await Assertions.Expect(window.Page.Locator("[name='Input.Reason']")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Whoever_comes_back_to_the_board_finds_the_rows_that_were_shown()
    {
        await using var app = new LabApp();
        app.UseKestrel(0);
        app.StartServer();
        for (var n = 0; n < 65; n++) await app.ShareAsync($"Number {n}");
        await using var window = await lab.OpenAsync();
        await window.GoAsync($"{app.ClientOptions.BaseAddress}ideas?sort=new");
        var rows = window.Page.Locator(".board > li");
        await window.Page.Locator("#more-ideas").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(40);

        await rows.Nth(30).Locator(".idea-row-title a").ClickAsync();
        await window.Page.GoBackAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(40);
        await Assertions.Expect(rows.Nth(30)).ToBeInViewportAsync();
        await window.Page.Locator("#more-ideas").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(60);
        Assert.Equal(60, await rows.Locator(".idea-row-title a").EvaluateAllAsync<int>("links => new Set(links.map(link => link.href)).size"));
    }
}
