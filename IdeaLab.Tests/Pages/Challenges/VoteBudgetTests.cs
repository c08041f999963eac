using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Challenges;

/// <summary>Votes given from a budget, over HTTP.</summary>
public sealed class VoteBudgetTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["RateLimits:vote"] = "1000" } };
    private readonly List<int> _ideas = [];
    private int _challenge;
    private Visitor _oliver = null!;

    public async Task InitializeAsync()
    {
        _challenge = await _app.ChallengeAsync(budget: new(5, 3));
        for (var n = 0; n < 10; n++) _ideas.Add(await _app.EnterAsync(_challenge, $"Less paper {n}"));
        _oliver = await _app.SignedInAsync("customer2");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Votes_are_given_one_by_one_and_taken_back_and_what_is_left_is_in_sight()
    {
        var board = $"/challenges/{_challenge}/how-do-we-save-paper";
        var idea = _ideas[4];
        foreach (var (given, left) in new[] { (1, 4), (2, 3), (3, 2) })
        {
            using var answer = await _oliver.SendAsync(board, Votes(idea), ("amount", $"{given}"));
            Assert.Equal($"{board}#vote-{idea}", answer.Headers.Location?.ToString());
            var page = await _oliver.OpenAsync(board);
            Assert.Equal((given.ToString(), $"{given} yours", $"Left of your votes: {left} of 5"), Row(page, idea));
            Assert.Equal($"Left of your votes: {left} of 5", page.QuerySelector(".side .votes-left")!.TextContent);
        }

        var at = await _oliver.OpenAsync($"/ideas/{idea}");
        Assert.Equal("true", at.QuerySelector($"#vote-{idea}")!.GetAttribute("aria-disabled"));
        Assert.Equal(("4", "2"), (at.QuerySelector($"#vote-{idea}")!.GetAttribute("value"), at.QuerySelector($"#vote-less-{idea}")!.GetAttribute("value")));
        Assert.Contains("Left of your votes: 2 of 5", at.QuerySelector(".vote-box")!.TextContent);

        await _oliver.SendAsync(board, Votes(idea), ("amount", "0"));
        Assert.Equal((0, 0), await _app.VotesAsync(idea));
        Assert.Equal(("0", "0 yours", "Left of your votes: 5 of 5"), Row(await _oliver.OpenAsync("/ideas"), idea));
    }

    [Fact]
    public async Task More_than_one_idea_may_get_and_more_than_are_left_are_refused_in_words()
    {
        Assert.Equal("Give one idea between 1 and 3 votes.", await RefusalAsync(_ideas[0], 4));
        await _oliver.SendAsync("/ideas", Votes(_ideas[0]), ("amount", "3"));
        await _oliver.SendAsync("/ideas", Votes(_ideas[1]), ("amount", "2"));
        Assert.Equal("You can give this idea at most 0 of your 5 votes. Take some back from another idea first.", await RefusalAsync(_ideas[2], 1));
        Assert.Equal((0, 0), await _app.VotesAsync(_ideas[2]));
    }

    [Fact]
    public async Task Htmx_gets_the_control_alone_what_is_left_for_every_row_and_a_sentence_for_screen_readers()
    {
        var page = await _oliver.OpenAsync("/ideas");
        var answer = await Visitor.ReadAsync(await _oliver.SendOpenAsync(page, Votes(_ideas[0]), byHtmx: true, ("amount", "2")));
        Assert.Equal("You give this idea 2 votes. Left of your votes: 3 of 5", answer.QuerySelector("[data-announce]")!.GetAttribute("data-announce"));
        Assert.Equal("Left of your votes: 3 of 5", answer.QuerySelector($"[hx-swap-oob='innerHTML:.votes-left-{_challenge}']")!.TextContent);
        Assert.Null(answer.QuerySelector("header"));

        var refused = await Visitor.ReadAsync(await _oliver.SendOpenAsync(page, Votes(_ideas[0]), byHtmx: true, ("amount", "4")));
        var form = refused.QuerySelector("form.votes")!;
        Assert.Equal(("true", "Give one idea between 1 and 3 votes."), (form.GetAttribute("data-refused"), form.GetAttribute("data-announce")));
        Assert.Equal("2 yours", form.QuerySelector(".votes-mine")!.TextContent);

        var box = await Visitor.ReadAsync(await _oliver.SendOpenAsync(await _oliver.OpenAsync($"/ideas/{_ideas[1]}"), Votes(_ideas[1]), byHtmx: true, ("amount", "1")));
        Assert.Equal(2, box.QuerySelector(".vote-box")!.QuerySelectorAll("form").Length);
    }

    [Fact]
    public async Task A_race_of_fifty_requests_for_ten_ideas_never_overspends_and_counters_are_what_rows_say()
    {
        var page = await _oliver.OpenAsync("/ideas");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => _oliver.SendOpenAsync(page, Votes(_ideas[n % 10]), values: ("amount", $"{1 + n % 3}")))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var rows = await _app.InDatabaseAsync(db => db.Ideas.Select(i => new { i.VoteCount, Rows = i.Votes.Sum(v => v.Amount) }).ToListAsync());
        Assert.InRange(rows.Sum(r => r.Rows), 3, 5);
        Assert.All(rows, row => Assert.Equal((row.Rows, true), (row.VoteCount, row.Rows <= 3)));
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task Two_tabs_and_a_double_click_give_what_the_button_says()
    {
        var (first, second) = (await _oliver.OpenAsync("/ideas"), await _oliver.OpenAsync($"/ideas/{_ideas[0]}"));
        foreach (var tab in (IHtmlDocument[])[first, first, second]) await _oliver.SendOpenAsync(tab, Votes(_ideas[0]), values: ("amount", "1"));
        Assert.Equal((1, 1), await _app.VotesAsync(_ideas[0]));
    }

    [Fact]
    public async Task Votes_for_an_idea_that_is_decided_come_back()
    {
        await _app.GiveAsync(_ideas[0], "customer2", 3);
        await _app.GiveAsync(_ideas[1], "customer2", 2);
        await _app.ActAsync(_ideas[0], "reviewer", (idea, ruth) => idea.TakeStep(IdeaStatus.Declined, ruth, "Too early.", _app.Clock.Now, new Reopening("Something changes.")));
        var page = await _oliver.OpenAsync($"/challenges/{_challenge}");
        Assert.Equal("Left of your votes: 3 of 5", page.QuerySelector(".side .votes-left")!.TextContent);
        Assert.Null(page.QuerySelector($"#vote-form-{_ideas[0]}"));
        await _oliver.SendAsync("/ideas", Votes(_ideas[2]), ("amount", "3"));
        Assert.Equal((3, 1), await _app.VotesAsync(_ideas[2]));
    }

    [Fact]
    public async Task A_visitor_signs_in_first_and_what_is_no_number_or_no_budget_is_no_vote()
    {
        var visitor = await _app.Visitor().OpenAsync($"/challenges/{_challenge}");
        Assert.StartsWith("/account/sign-in", visitor.QuerySelector($"#vote-{_ideas[0]}")!.Path());
        Assert.Contains("Each person has 5 votes", visitor.QuerySelector(".side")!.TextContent);
        var page = await _oliver.OpenAsync("/ideas");
        foreach (var amount in (string[])["", "many"]) Assert.Equal(HttpStatusCode.BadRequest, (await _oliver.SendOpenAsync(page, Votes(_ideas[0]), values: ("amount", amount))).StatusCode);

        var plain = await _app.ShareAsync("Elsewhere");
        var token = page.QuerySelector("form.votes input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        foreach (var (path, status) in new[] { (Votes(plain), HttpStatusCode.NotFound), (Votes(4711), HttpStatusCode.NotFound) })
            Assert.Equal(status, (await _oliver.Client.PostAsync(path, new FormUrlEncodedContent([new("amount", "1"), new("__RequestVerificationToken", token)]))).StatusCode);
        await _oliver.Client.PostAsync($"/ideas/{_ideas[0]}/vote", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal((0, 0), await _app.VotesAsync(_ideas[0]));
    }

    [Fact]
    public async Task At_the_end_nothing_is_given_or_taken_back_also_before_the_job_has_closed_it()
    {
        var challenge = await _app.ChallengeAsync("Ends today?", endsIn: 0, budget: new(5, 3));
        var id = await _app.EnterAsync(challenge, "Shorter meetings");
        await _app.GiveAsync(id, "customer2", 2);
        var (board, idea) = (await _oliver.OpenAsync($"/challenges/{challenge}"), await _oliver.OpenAsync($"/ideas/{id}"));
        _app.Clock.Advance(TimeSpan.FromHours(14));
        foreach (var jobHasRun in (bool[])[false, true])
        {
            if (jobHasRun) await _app.CloseDueAsync();
            foreach (var amount in (string[])["0", "3"]) await _oliver.SendOpenAsync(board, Votes(id), values: ("amount", amount));
            Assert.Equal((2, 1), await _app.VotesAsync(id));
            var comment = await Visitor.ReadAsync(await _oliver.SendOpenAsync(idea, $"/ideas/{id}/comment", values: ("Input.Body", "Late")));
            Assert.Contains("stay as they are", comment.Body!.TextContent);

            var now = await _oliver.OpenAsync($"/ideas/{id}");
            Assert.Contains("Its challenge is over", now.QuerySelector(".vote-box")!.TextContent);
            Assert.Contains("You voted", now.QuerySelector(".vote-box")!.TextContent);
            Assert.Null(now.QuerySelector($"#vote-form-{id}"));
            Assert.Null(now.QuerySelector("#comment-form"));
        }
    }

    private async Task<string> RefusalAsync(int idea, int amount)
    {
        var page = await _oliver.PostAsync("/ideas", Votes(idea), ("amount", $"{amount}"));
        return page.QuerySelector(".notice-warn")!.TextContent.Trim();
    }

    private static string Votes(int idea) => $"/ideas/{idea}/votes";

    private static (string? All, string? Mine, string? Left) Row(IHtmlDocument page, int idea)
    {
        var row = page.QuerySelector($"#vote-{idea}")!.Closest(".idea-row")!;
        return (row.QuerySelector(".vote-count")?.TextContent, row.QuerySelector(".votes-mine")?.TextContent, row.QuerySelector(".votes-left")?.TextContent);
    }
}
