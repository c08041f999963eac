using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>What scripts change in place is as free of barriers as what the server sent.</summary>
[Collection(nameof(BrowserLab))]
public sealed class AfterClicksTests(BrowserLab lab)
{
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task A_vote_and_its_withdrawal_on_the_board(string language)
    {
        await using var window = await lab.OpenAsync("lead", language);
        await window.GoAsync("/ideas?sort=new");
        var button = window.Page.Locator(".board .vote[aria-pressed=false]").First;
        var vote = window.Page.Locator($"#{await button.GetAttributeAsync("id")}");
        var votes = int.Parse(await vote.Locator(".vote-count").InnerTextAsync());

        await vote.ClickAsync();
        await Assertions.Expect(vote).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(vote.Locator(".vote-count")).ToHaveTextAsync((votes + 1).ToString());
        Assert.Empty(await window.BarriersAsync());

        await vote.ClickAsync();
        await Assertions.Expect(vote).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(vote.Locator(".vote-count")).ToHaveTextAsync(votes.ToString());
        window.AssertNoFaults();
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Open_menus_and_reasons(string language)
    {
        await using var window = await lab.OpenAsync("owner", language);
        await window.GoAsync("/ideas");

        await window.Page.Locator(".menu summary").ClickAsync();
        Assert.Empty(await window.BarriersAsync());
        await window.Page.Locator("h1").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".menu-items")).ToBeHiddenAsync();

        await window.Page.Locator(".idea-row-why summary").First.ClickAsync();
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(0, await window.OverflowAsync());
        window.AssertNoFaults();
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Follow_reply_and_comment_on_an_idea(string language)
    {
        await using var window = await lab.OpenAsync("employee", language);
        await window.GoAsync("/ideas?sort=discussed");
        await window.Page.Locator(".idea-row-title a").First.ClickAsync();

        await window.Page.Locator("[id^=follow-]:is(button)").ClickAsync();
        await window.Page.WaitForTimeoutAsync(300);
        Assert.Empty(await window.BarriersAsync());

        await window.Page.Locator(".comment-tools a[hx-get]").First.ClickAsync();
        var reply = window.Page.Locator(".reply-place textarea");
        await Assertions.Expect(reply).ToBeFocusedAsync();
        Assert.Empty(await window.BarriersAsync());
        await reply.FillAsync($"Me too ({language}).");
        await window.Page.Locator(".reply-place button").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".replies").GetByText($"Me too ({language}).")).ToBeVisibleAsync();
        Assert.Empty(await window.BarriersAsync());

        await window.Page.Locator("#comments > .section textarea").FillAsync("   ");
        await window.Page.Locator("#comments > .section form button").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".field-error")).ToBeVisibleAsync();
        Assert.Empty(await window.BarriersAsync());
        window.AssertNoFaults();
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_code_that_came_by_mail_is_entered(string language)
    {
        await using var window = await lab.OpenAsync(language: language);
        await window.GoAsync("/account/code");

        await window.Page.Locator("main input[type=email]").FillAsync("nobody@idealab.test");
        await window.Page.Locator("main form button").First.ClickAsync();

        await Assertions.Expect(window.Page.Locator(".code-input")).ToBeVisibleAsync();
        Assert.EndsWith("/account/code/enter", new Uri(window.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(0, await window.OverflowAsync());
    }

    [BrowserFact]
    public async Task Too_many_votes_are_refused_in_words()
    {
        await using var window = await lab.OpenAsync("customer");
        await window.GoAsync("/ideas");
        await window.Page.RouteAsync("**/vote**", route => route.FulfillAsync(new() { Status = 429 }));

        await window.Page.Locator(".board button.vote").First.ClickAsync();

        await Assertions.Expect(window.Page.Locator("#live")).ToContainTextAsync(await window.Page.Locator("#live").GetAttributeAsync("data-too-many") ?? "?");
        Assert.Empty(await window.BarriersAsync());
    }
}
