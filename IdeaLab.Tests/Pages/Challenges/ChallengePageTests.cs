using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Challenges;

/// <summary>The list, a challenge with its board, and how an idea gets into it.</summary>
public sealed class ChallengePageTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["RateLimits:submit"] = "1000" } };
    private readonly List<int> _topics = [];

    public async Task InitializeAsync()
    {
        foreach (var topic in (string[])["General", "Cards", "Savings"]) _topics.Add(await _app.TopicAsync(topic, topic));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Without_any_the_list_says_so_and_offers_owners_to_start_one()
    {
        var page = await _app.Visitor().OpenAsync("/challenges");
        Assert.Contains("No challenges yet", page.QuerySelector(".empty")!.TextContent);
        Assert.Null(page.QuerySelector("a[href='/challenges/new']"));
        Assert.NotNull((await (await _app.SignedInAsync("lead")).OpenAsync("/challenges")).QuerySelector("a[href='/challenges/new']"));
        Assert.NotNull(page.QuerySelector(".topnav a[href='/challenges'][aria-current]"));
    }

    [Fact]
    public async Task The_list_tells_open_from_coming_and_closed_with_the_days_that_are_left()
    {
        await _app.ChallengeAsync("Coming?", began: -3, endsIn: 9);
        await _app.ChallengeAsync("Long?", began: 3, endsIn: 30);
        await _app.ChallengeAsync("Last day?", began: 3, endsIn: 0);
        await _app.ChallengeAsync("Tomorrow?", began: 3, endsIn: 1);
        await _app.ChallengeAsync("Over?", began: 30, endsIn: -2);

        var page = await _app.Visitor().OpenAsync("/challenges");

        Assert.Equal(["Last day?: Last day", "Tomorrow?: 1 day left", "Long?: 30 days left"], Listed(page, "open-title"));
        Assert.Equal(["Coming?: Opens on 7 Mar 2026"], Listed(page, "coming-title"));
        Assert.Equal(["Over?: Closed on 2 Mar 2026"], Listed(page, "closed-title"));
    }

    [Theory]
    [InlineData("customer", false, false)]
    [InlineData("reviewer", false, true)]
    [InlineData("lead", true, true)]
    public async Task Its_owner_and_leads_are_led_to_its_weights_and_staff_to_what_was_scored(string who, bool weighs, bool compares)
    {
        var id = await _app.ChallengeAsync();
        var page = await (await _app.SignedInAsync(who)).OpenAsync($"/challenges/{id}");
        Assert.Equal(weighs, page.QuerySelector($"a[href='/review/challenges/{id}/criteria']") is not null);
        Assert.Equal(compares, page.QuerySelector($"a[href='/review/compare?challenge={id}']") is not null);
    }

    [Fact]
    public async Task A_day_ends_at_midnight_in_the_zone_of_the_organisation()
    {
        var id = await _app.ChallengeAsync(endsIn: 0);
        _app.Clock.Set(new DateTimeOffset(2026, 3, 4, 22, 59, 59, TimeSpan.Zero));
        Assert.Equal("Last day", (await _app.Visitor().OpenAsync($"/challenges/{id}")).QuerySelector(".idea-head .tag")!.TextContent);
        _app.Clock.Set(new DateTimeOffset(2026, 3, 4, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal("Closed on 4 Mar 2026", (await _app.Visitor().OpenAsync($"/challenges/{id}")).QuerySelector(".idea-head .tag")!.TextContent);
    }

    [Fact]
    public async Task Closed_ones_are_read_page_by_page()
    {
        for (var n = 0; n < 23; n++) await _app.ChallengeAsync($"Question {n}?", began: 39, endsIn: -1 - n / 2);
        var first = await _app.Visitor().OpenAsync("/challenges");
        var second = await _app.Visitor().OpenAsync(first.QuerySelector(".pager a:last-child")!.Path());
        var read = first.QuerySelectorAll(".challenges h3").Concat(second.QuerySelectorAll(".challenges h3")).Select(h => h.TextContent.Trim()).ToList();
        Assert.Equal((20, 23, 23), (first.QuerySelectorAll(".challenges h3").Length, read.Count, read.Distinct().Count()));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("customer", HttpStatusCode.NotFound)]
    [InlineData("employee", HttpStatusCode.OK)]
    [InlineData("reviewer", HttpStatusCode.OK)]
    public async Task What_is_for_employees_does_not_exist_for_others(string? who, HttpStatusCode status)
    {
        var id = await _app.ChallengeAsync(audience: Audience.Employees);
        await _app.EnterAsync(id, "Less paper", "employee");
        var reader = who is null ? _app.Visitor() : await _app.SignedInAsync(who);
        foreach (var path in (string[])[$"/challenges/{id}/how-do-we-save-paper", .. who is null ? [] : (string[])[$"/ideas/new?challenge={id}"]]) Assert.Equal(status, await reader.StatusOfAsync(path));
        foreach (var path in (string[])["/", "/challenges"]) Assert.Equal(status is HttpStatusCode.OK, (await reader.OpenAsync(path)).Body!.TextContent.Contains("How do we save paper?"));
    }

    [Fact]
    public async Task An_old_address_leads_to_the_present_question()
    {
        var id = await _app.ChallengeAsync();
        using var answer = await _app.Visitor().Client.GetAsync($"/challenges/{id}/old-words?sort=new");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/challenges/{id}/how-do-we-save-paper?sort=new"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Its_board_holds_its_ideas_alone_in_every_order_page_by_page()
    {
        var id = await _app.ChallengeAsync();
        await _app.ShareAsync("Elsewhere");
        for (var n = 0; n < BoardPage.Size + 3; n++) await _app.EnterAsync(id, $"Idea number {n:00}", daysAgo: 9 - n / 10.0);
        var reader = _app.Visitor();
        foreach (var sort in Enum.GetNames<BoardSort>())
        {
            var first = await reader.OpenAsync($"/challenges/{id}/how-do-we-save-paper?sort={sort.ToLowerInvariant()}");
            var second = await reader.OpenAsync(first.QuerySelector("#more-ideas")!.Path());
            Assert.Equal([.. Enumerable.Range(0, BoardPage.Size + 3).Select(n => $"Idea number {n:00}").Reverse()], first.Titles().Concat(second.Titles()));
            Assert.Equal(sort, first.QuerySelector(".tabs [aria-current]")!.Path().Contains("sort=") ? sort : "Trending");
        }
    }

    [Fact]
    public async Task The_idea_the_board_and_the_home_page_name_it()
    {
        var id = await _app.ChallengeAsync(description: "We **print** too much.");
        var idea = await _app.EnterAsync(id, "Less paper");
        var path = $"/challenges/{id}/how-do-we-save-paper";
        var facts = (await _app.Visitor().OpenAsync($"/ideas/{idea}")).QuerySelector(".facts")!;
        Assert.Equal(path, facts.QuerySelector("a[href^='/challenges/']")!.Path());
        Assert.Contains("20 days left", facts.TextContent);
        Assert.NotNull((await _app.Visitor().OpenAsync("/ideas")).QuerySelector($".idea-row a[href='{path}']"));
        Assert.Null((await _app.Visitor().OpenAsync(path)).QuerySelector($".idea-row a[href='{path}']"));

        var call = (await _app.Visitor("es").OpenAsync("/")).QuerySelector(".challenge-call")!;
        Assert.Equal(path, call.QuerySelector("h2 a")!.Path());
        Assert.Contains("Quedan 20 días", call.TextContent);
        Assert.Contains("We print too much.", call.TextContent);
        _app.Clock.Advance(TimeSpan.FromDays(21));
        Assert.Null((await _app.Visitor().OpenAsync("/")).QuerySelector(".challenge-call"));
    }

    [Fact]
    public async Task An_idea_shared_from_it_goes_into_it_with_its_audience_and_one_of_its_topics()
    {
        var id = await _app.ChallengeAsync(audience: Audience.Customers, topics: ["Cards", "Savings"]);
        var carmen = await _app.SignedInAsync("customer2");
        var link = (await carmen.OpenAsync($"/challenges/{id}")).QuerySelector("a.button[href^='/ideas/new']")!.Path();
        var form = await carmen.OpenAsync(link);
        Assert.Equal(["Choose a topic", "Cards", "Savings"], form.QuerySelectorAll("#Input_TopicId option").Select(o => o.TextContent.Trim()));
        Assert.Null(form.QuerySelector("input[type=radio]"));
        Assert.Contains("How do we save paper?", form.QuerySelector(".answers")!.TextContent);

        var wrong = await carmen.PostAsync(link, "/ideas/new", ("Input.Title", "Less paper"), ("Input.Body", "By mail."), ("Input.TopicId", $"{_topics[0]}"));
        Assert.Contains("does not take ideas on that topic", wrong.QuerySelector("#Input_TopicId-fault")!.TextContent);
        Assert.Equal("Less paper", wrong.Field("#Input_Title"));
        await carmen.SendOpenAsync(wrong, "/ideas/new", values: [("Input.Body", "By mail."), ("Input.TopicId", $"{_topics[1]}")]);
        var idea = await _app.InDatabaseAsync(db => db.Ideas.SingleAsync());
        Assert.Equal((id, Audience.Customers, _topics[1]), (idea.ChallengeId, idea.Audience, idea.TopicId));
    }

    [Fact]
    public async Task The_draft_remembers_the_challenge_until_one_leaves_it()
    {
        var id = await _app.ChallengeAsync(audience: Audience.Customers);
        var carmen = await _app.SignedInAsync("customer2");
        await carmen.PostAsync($"/ideas/new?challenge={id}", "/ideas/draft", ("Input.Title", "Half"), ("Input.Body", "a thought"));
        Assert.Contains("How do we save paper?", (await carmen.OpenAsync("/ideas/new")).QuerySelector(".answers")!.TextContent);

        var left = await carmen.PostAsync("/ideas/new", "/ideas/new?handler=Leave", ("Input.Body", "another thought"), ("Input.TopicId", $"{_topics[0]}"));
        Assert.Null(left.QuerySelector(".answers"));
        Assert.Equal(("Half", "another thought", $"{_topics[0]}"), (left.Field("#Input_Title"), left.QuerySelector("#Input_Body")!.TextContent.Trim(), left.Field("#Input_TopicId")));
        Assert.True(left.QuerySelector("#audience-Customers")!.HasAttribute("checked"));
        await carmen.SendOpenAsync(left, "/ideas/new", values: [("Input.Body", "another thought"), ("Input.TopicId", $"{_topics[0]}")]);
        Assert.Null((await _app.InDatabaseAsync(db => db.Ideas.SingleAsync())).ChallengeId);
    }

    [Fact]
    public async Task A_draft_for_something_else_is_offered_with_a_word_and_can_be_put_away()
    {
        var id = await _app.ChallengeAsync();
        var carmen = await _app.SignedInAsync("customer2");
        await carmen.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Something else"), ("Input.Body", "entirely"));
        var page = await carmen.OpenAsync($"/ideas/new?challenge={id}");
        Assert.Contains("You have an unfinished draft", page.QuerySelector(".notice-info")!.TextContent);
        var discard = page.QuerySelector(".notice-info a")!.Path();
        var fresh = await carmen.PostAsync(discard, discard);
        Assert.Equal("", fresh.Field("#Input_Title"));
        Assert.NotNull(fresh.QuerySelector(".answers"));
    }

    [Fact]
    public async Task At_the_end_what_was_typed_stays_and_can_be_sent_without_it()
    {
        var id = await _app.ChallengeAsync(endsIn: 0);
        var carmen = await _app.SignedInAsync("customer2");
        var form = $"/ideas/new?challenge={id}";
        var open = await carmen.OpenAsync(form);
        _app.Clock.Advance(TimeSpan.FromHours(13));
        using var sent = await carmen.SendOpenAsync(open, "/ideas/new", values: [("Input.Title", "Less paper"), ("Input.Body", "By mail."), ("Input.TopicId", $"{_topics[0]}")]);
        var late = await Visitor.ReadAsync(sent);
        Assert.Contains("closed and takes no more ideas", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("You can still send yours without it", late.QuerySelector(".answers")!.TextContent);
        Assert.Equal("Less paper", late.Field("#Input_Title"));

        var led = await carmen.OpenAsync(form);
        Assert.Equal("How do we save paper?", led.QuerySelector("h1")!.TextContent);
        Assert.Contains("takes no more ideas", led.QuerySelector(".notice-warn")!.TextContent);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Ideas.CountAsync()));
    }

    [Fact]
    public async Task The_queue_shows_the_ideas_of_one_challenge_and_keeps_that_in_its_address()
    {
        var id = await _app.ChallengeAsync();
        await _app.EnterAsync(id, "Less paper");
        await _app.ShareAsync("Elsewhere");
        var ruth = await _app.SignedInAsync("reviewer");
        var page = await ruth.OpenAsync($"/review?show=All&challenge={id}");
        Assert.Equal(["Less paper"], page.QuerySelectorAll("tbody th > a").Select(a => a.TextContent));
        Assert.Equal($"{id}", page.Field("#challenge"));
        Assert.All(page.QuerySelectorAll(".tabs a").Where(tab => tab.GetAttribute("href") != "/moderation"), tab => Assert.Contains($"challenge={id}", tab.GetAttribute("href")));
        Assert.Contains("How do we save paper?", (await ruth.OpenAsync($"/review/{await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.ChallengeId != null).Select(i => i.Id).SingleAsync())}")).QuerySelector(".facts")!.TextContent);
    }

    private static string[] Listed(IParentNode page, string section) =>
        [.. page.QuerySelectorAll($"[aria-labelledby={section}] li").Select(li => $"{li.QuerySelector("h3")!.TextContent.Trim()}: {li.QuerySelector(".tag")!.TextContent}")];
}
