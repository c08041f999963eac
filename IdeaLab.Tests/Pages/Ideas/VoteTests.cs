using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class VoteTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["RateLimits:vote"] = "1000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_vote_counts_shows_as_mine_and_can_be_taken_back()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");

        using var answer = await voter.SendAsync("/ideas?sort=new", $"/ideas/{id}/vote");
        Assert.Equal($"/ideas?sort=new#vote-{id}", answer.Headers.Location?.ToString());
        var mine = await voter.OpenAsync("/ideas?sort=new");
        Assert.Equal("1", mine.QuerySelector(".vote-count")?.TextContent);
        Assert.Equal("true", mine.QuerySelector($"#vote-{id}")?.GetAttribute("aria-pressed"));

        var back = await voter.PostAsync("/ideas?sort=new", $"/ideas/{id}/vote/withdraw");
        Assert.Equal("0", back.QuerySelector(".vote-count")?.TextContent);
        Assert.Equal("false", back.QuerySelector($"#vote-{id}")?.GetAttribute("aria-pressed"));
        Assert.Equal((0, 0), await _app.VotesAsync(id));
        Assert.Contains("Nobody has voted yet", (await voter.OpenAsync("/ideas")).QuerySelector(".idea-row-why")!.TextContent);
    }

    [Fact]
    public async Task Two_tabs_and_a_double_click_leave_one_vote_and_two_withdrawals_none()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");
        var (first, second) = (await voter.OpenAsync("/ideas"), await voter.OpenAsync($"/ideas/{id}"));

        foreach (var tab in (AngleSharp.Html.Dom.IHtmlDocument[])[first, first, second])
            Assert.Equal(HttpStatusCode.Redirect, (await voter.SendOpenAsync(tab, $"/ideas/{id}/vote")).StatusCode);
        Assert.Equal((1, 1), await _app.VotesAsync(id));

        var voted = await voter.OpenAsync("/ideas");
        for (var click = 0; click < 2; click++)
            Assert.Equal(HttpStatusCode.Redirect, (await voter.SendOpenAsync(voted, $"/ideas/{id}/vote/withdraw")).StatusCode);
        Assert.Equal((0, 0), await _app.VotesAsync(id));
    }

    [Fact]
    public async Task Fifty_requests_of_one_person_at_once_leave_one_vote()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");
        var page = await voter.OpenAsync("/ideas");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => voter.SendOpenAsync(page, $"/ideas/{id}/vote"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal((1, 1), await _app.VotesAsync(id));
    }

    [Fact]
    public async Task Fifty_people_at_once_leave_fifty_votes()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voters = new List<Visitor>();
        for (var i = 0; i < 50; i++) voters.Add(await NewMemberAsync(i));
        var pages = await Task.WhenAll(voters.Select(voter => voter.OpenAsync("/ideas")));

        var answers = await Task.WhenAll(voters.Select((voter, i) => Task.Run(() => voter.SendOpenAsync(pages[i], $"/ideas/{id}/vote"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal((50, 50), await _app.VotesAsync(id));

        await Task.WhenAll(voters.Take(20).Select(async voter => await voter.PostAsync("/ideas", $"/ideas/{id}/vote/withdraw")));
        Assert.Equal((30, 30), await _app.VotesAsync(id));
    }

    [Theory]
    [InlineData("/ideas", false)]
    [InlineData("/ideas/1/freeze-a-card", true)]
    public async Task Htmx_gets_the_button_alone_with_a_sentence_for_screen_readers(string page, bool inBox)
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");

        using var response = await voter.SendOpenAsync(await voter.OpenAsync(page), $"/ideas/{id}/vote", byHtmx: true);
        var answer = await Visitor.ReadAsync(response);

        Assert.Equal("You voted: 1 vote", answer.QuerySelector("[data-announce]")?.GetAttribute("data-announce"));
        Assert.Equal("true", answer.QuerySelector($"#vote-{id}")?.GetAttribute("aria-pressed"));
        Assert.Equal(inBox, answer.QuerySelector(".vote-box") is not null);
        Assert.Null(answer.QuerySelector("header"));
        Assert.Equal(page, answer.QuerySelector("input[name=back]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_visitor_signs_in_first_and_comes_back()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var visitor = _app.Visitor();

        var link = (await visitor.OpenAsync("/ideas?sort=new")).QuerySelector($"#vote-{id}")!;
        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString($"/ideas?sort=new#vote-{id}")}", link.GetAttribute("href"));

        using var posted = await visitor.Client.PostAsync($"/ideas/{id}/vote", null);
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.Equal("/account/sign-in", posted.Headers.Location!.AbsolutePath);
        var signedIn = await _app.SignedInAsync("customer");
        Assert.Equal("Freeze a card", (await signedIn.OpenAsync($"/ideas/{id}/vote")).QuerySelector("h1")?.TextContent);
        Assert.Equal("Freeze a card", (await signedIn.OpenAsync($"/ideas/{id}/vote/withdraw")).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_closed_idea_takes_no_vote_and_says_so()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");
        var page = await voter.OpenAsync("/ideas");
        await _app.ActAsync(id, "reviewer", (idea, staff) => idea.TakeStep(IdeaStatus.Declined, staff, "Not now.", _app.Clock.Now, new Reopening("Something changes.")));

        using var answer = await voter.SendOpenAsync(page, $"/ideas/{id}/vote");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal((0, 0), await _app.VotesAsync(id));
        var shown = await voter.OpenAsync($"/ideas/{id}");
        Assert.Contains("Voting on this idea is closed.", shown.QuerySelector(".notice")!.TextContent);
        Assert.Contains("Voting is closed", shown.QuerySelector(".vote-box")!.TextContent);
        Assert.DoesNotContain(shown.Forms, form => form.GetAttribute("action") == $"/ideas/{id}/vote");
    }

    [Fact]
    public async Task What_does_not_exist_for_me_takes_no_vote_of_mine()
    {
        var open = await _app.ShareAsync("Open");
        var hidden = await _app.ShareAsync("Hidden", by: "employee", audience: Audience.Employees);
        var customer = await _app.SignedInAsync("customer");
        var page = await customer.OpenAsync("/ideas");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var act in (string[])["vote", "vote/withdraw", "follow", "follow/stop"])
        {
            using var answer = await customer.Client.PostAsync($"/ideas/{hidden}/{act}", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var forged = await customer.Client.PostAsync($"/ideas/{open}/vote", null);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal((0, 0), await _app.VotesAsync(hidden));
        Assert.Equal((0, 0), await _app.VotesAsync(open));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("")]
    public async Task A_vote_never_leads_elsewhere(string back)
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");

        using var answer = await voter.SendOpenAsync(await voter.OpenAsync("/ideas"), $"/ideas/{id}/vote", values: ("back", back));

        Assert.Equal($"/ideas/{id}#vote-{id}", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Too_many_votes_a_minute_are_refused()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:vote"] = "2" } };
        var id = await app.ShareAsync("Freeze a card");
        var voter = await app.SignedInAsync("employee");
        var page = await voter.OpenAsync("/ideas");

        for (var i = 0; i < 2; i++) await voter.SendOpenAsync(page, $"/ideas/{id}/vote");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await voter.SendOpenAsync(page, $"/ideas/{id}/vote")).StatusCode);
    }

    [Fact]
    public async Task Following_is_chosen_and_ended_on_the_idea_and_a_vote_follows_too()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var reader = await _app.SignedInAsync("lead");

        var followed = await reader.PostAsync($"/ideas/{id}", $"/ideas/{id}/follow");
        Assert.Equal("true", followed.QuerySelector($"#follow-{id}")?.GetAttribute("aria-pressed"));
        Assert.Equal("Fresh votes it is worth now: 0.25.", (await reader.OpenAsync("/ideas")).QuerySelector(".idea-row-why p")!.TextContent.Trim());

        var ended = await reader.PostAsync($"/ideas/{id}", $"/ideas/{id}/follow/stop");
        Assert.Equal("false", ended.QuerySelector($"#follow-{id}")?.GetAttribute("aria-pressed"));

        using var vote = await reader.SendOpenAsync(ended, $"/ideas/{id}/vote", byHtmx: true);
        Assert.Equal("true", (await Visitor.ReadAsync(vote)).QuerySelector($"#follow-{id}")?.GetAttribute("aria-pressed"));
    }

    /// <summary>A member beyond the demo people, with the cookie a sign-in would give.</summary>
    private async Task<Visitor> NewMemberAsync(int number)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = new Account
        {
            UserName = $"member{number}@idealab.test",
            Email = $"member{number}@idealab.test",
            EmailConfirmed = true,
            Person = new Person($"Member {number}", PersonKind.Customer, "en", "Europe/Madrid", _app.Clock.Now),
        };
        Assert.True((await services.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);

        var principal = await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, IdentityConstants.ApplicationScheme));
        var visitor = _app.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={ticket}");
        return visitor;
    }
}
