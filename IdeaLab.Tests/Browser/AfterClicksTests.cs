using Microsoft.EntityFrameworkCore;
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
    public async Task Two_texts_of_a_proposal_to_choose_from(string language)
    {
        await using var window = await lab.OpenAsync("reviewer", language, width: 320);
        await using var other = await lab.OpenAsync("lead", "en");
        var path = $"/proposals/{await lab.App.InDatabaseAsync(db => db.Proposals.Select(p => p.IdeaId).FirstAsync())}/edit";
        await window.GoAsync(path);
        await other.GoAsync(path);
        await other.Page.FillAsync("#Form_Problem", $"Somebody else writes ({language}).");
        await other.Page.PressAsync("#Form_Note", "Enter");
        await other.Page.WaitForURLAsync(url => !url.EndsWith("/edit"));

        await window.Page.FillAsync("#Form_Problem", $"I write as well ({language}).");
        await window.Page.PressAsync("#Form_Note", "Enter");
        await Assertions.Expect(window.Page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(0, await window.OverflowAsync());
        await window.Page.Locator(".versions button").First.ClickAsync();
        await Assertions.Expect(window.Page.GetByText($"I write as well ({language}).")).ToBeVisibleAsync();
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task A_picture_too_large_is_told_before_it_is_sent()
    {
        await using var window = await lab.OpenAsync("reviewer");
        await window.GoAsync($"/proposals/{await lab.App.InDatabaseAsync(db => db.Proposals.Select(p => p.IdeaId).FirstAsync())}/pictures");
        var file = window.Page.Locator("#Form_File");
        await file.SetInputFilesAsync(new FilePayload { Name = "wall.jpg", MimeType = "image/jpeg", Buffer = new byte[IdeaLab.Domain.Pictures.Picture.SizeMax + 1] });
        Assert.Contains("up to 5 MB", await file.EvaluateAsync<string>("field => field.validationMessage"));
        await file.SetInputFilesAsync(new FilePayload { Name = "card.jpg", MimeType = "image/jpeg", Buffer = Support.Pictures.Jpeg });
        Assert.Equal("", await file.EvaluateAsync<string>("field => field.validationMessage"));
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
    [InlineData("en", "second@example.org")]
    [InlineData("es", "segunda@example.org")]
    public async Task Staff_from_a_browser_that_is_not_known_enter_a_code_and_see_their_recovery_codes(string language, string email)
    {
        await lab.App.JoinAsync(email, language, roles: IdeaLab.Domain.People.Roles.Reviewer);
        await using var window = await lab.OpenAsync(language: language, width: 320);
        var page = window.Page;
        await window.GoAsync("/account/sign-in");
        await page.FillAsync("#Form_Email", email);
        await page.FillAsync("#Form_Password", Members.Password);
        await page.PressAsync("#Form_Password", "Enter");
        await Assertions.Expect(page.Locator(".code-input")).ToBeVisibleAsync();
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(0, await window.OverflowAsync());
        await KeepAsync(window, $"second-step-{language}");
        await page.FillAsync("#Form_Code", (await lab.App.LastMailToAsync(email)).Code());
        await page.PressAsync("#Form_Code", "Enter");
        await Assertions.Expect(page.Locator(".staffbar")).ToBeVisibleAsync();

        await window.GoAsync(AuthenticatorApp.SetUpPage);
        var secret = AuthenticatorApp.SecretOf(await page.Locator(".secret").InnerTextAsync());
        await page.FillAsync("#Form_Code", IdeaLab.Domain.SignIns.TimeCode.Of(secret, IdeaLab.Domain.SignIns.TimeCode.StepAt(lab.App.Clock.Now)));
        await page.PressAsync("#Form_Code", "Enter");
        await Assertions.Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        Assert.Empty(await window.BarriersAsync());
        Assert.Equal(0, await window.OverflowAsync());
        await KeepAsync(window, $"recovery-codes-shown-{language}");
        window.AssertNoFaults();
    }

    private static Task KeepAsync(Window window, string name) =>
        window.PictureAsync(Path.Combine(Directory.CreateDirectory(Repository.PathOf("TestResults", "screenshots")).FullName, $"{name}-320-light.png"));

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
