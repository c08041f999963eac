using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Scores;

public sealed class FileTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    private string Card => $"/score/{_id}";

    public async Task InitializeAsync() => _id = await _app.ReviewedAsync("Freeze my card");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_expert_finds_what_to_score_files_it_and_then_sees_the_others()
    {
        await _app.AskToScoreAsync(_id, ["customer2", "employee"]);
        await _app.ScoreAsync(_id, "employee", impact: 1);
        var oliver = await _app.SignedInAsync("customer2");
        Assert.Equal("1", (await oliver.OpenAsync("/")).QuerySelector(".menu-items a[href='/score'] .count")!.TextContent);
        Assert.Contains("Freeze my card", (await oliver.OpenAsync("/score")).QuerySelector(".panel h2")!.TextContent);

        var blind = await oliver.OpenAsync(Card);
        Assert.Null(blind.QuerySelector(".figures"));
        Assert.DoesNotContain("Elena", blind.QuerySelector("main")!.TextContent);
        Assert.Contains("stays hidden until your own", blind.QuerySelector("#result")!.TextContent);

        var after = await oliver.PostAsync(Card, Card, Values(5, 4, 5, 2));
        Assert.Contains("Your scorecard is in", after.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal(["2.9 of 5", "± 2.6", "2.5 of 5", "2"], after.QuerySelectorAll(".figures dd").Select(d => d.TextContent));
        Assert.Contains("Reviewers disagree", after.QuerySelector("#result .notice-warn")!.TextContent);
        Assert.Contains("Scorecard of Elena Vidal", after.QuerySelector("#result")!.TextContent);
        Assert.Null((await oliver.OpenAsync("/")).QuerySelector(".menu-items a[href='/score']"));
        Assert.Contains("Freeze my card", (await oliver.OpenAsync("/score")).QuerySelector(".idea-list")!.TextContent);
    }

    [Fact]
    public async Task A_revision_shows_when_and_the_form_has_what_was_filed()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        var oliver = await _app.SignedInAsync("customer2");
        await oliver.PostAsync(Card, Card, [.. Values(5, 4, 5, 2), ("Form.Ratings[0].Words", "My mother needs it.")]);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        var form = await oliver.OpenAsync(Card);
        Assert.Equal(["5", "4", "5", "2"], form.QuerySelectorAll("input[type=radio][checked]").Select(r => r.GetAttribute("value")));
        Assert.Equal("My mother needs it.", form.Field("#Form_Ratings_0__Words"));

        var after = await oliver.PostAsync(Card, Card, Values(3, 4, 5, 2));
        Assert.Contains("Revised on 5 Mar 2026", after.QuerySelector("header .meta")!.TextContent);
        Assert.Contains("revised", after.QuerySelector("#result details")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_a_criterion_has_no_value()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        var page = await (await _app.SignedInAsync("customer2")).PostAsync(Card, Card, ("Form.Ratings[0].Value", "4"), ("Form.Ratings[0].Words", "My mother needs it."));
        Assert.Equal(3, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal("#Form_Ratings_1__Value", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#Form_Ratings_1__Value"));
        Assert.Contains("Give every criterion a value", page.QuerySelector("#Form_Ratings_1__Value-fault")!.TextContent);
        Assert.Equal("4", page.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
        Assert.Equal("My mother needs it.", page.Field("#Form_Ratings_0__Words"));
        Assert.Empty((await _app.ScoringAsync(_id)).Scorecards);
    }

    [Fact]
    public async Task One_persons_filings_at_once_leave_one_scorecard_and_everybodys_are_all_counted()
    {
        await _app.AskToScoreAsync(_id, ["customer2", "employee", "owner", "lead", "admin"]);
        var windows = new List<Visitor>();
        foreach (var who in (string[])["customer2", "customer2", "customer2", "customer2", "employee", "owner", "lead", "admin"]) windows.Add(await _app.SignedInAsync(who));
        var answers = await Task.WhenAll(windows.Select((window, n) => window.SendAsync(Card, Card, Values(1 + n % 5, 3, 3, 3))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var scoring = await _app.ScoringAsync(_id);
        Assert.Equal(5, scoring.Scorecards.Count);
        Assert.Equal(5, scoring.Filed);
        Assert.Equal(scoring.Result!.Impact.Mean, scoring.Mean!.Value, 12);
        Assert.Equal(scoring.Result.Impact.Spread!.Value, scoring.Spread!.Value, 12);
    }

    [Fact]
    public async Task Whoever_was_not_asked_is_refused_and_for_whom_the_idea_is_not_it_is_not_there()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        foreach (var who in (string[])["customer", "employee", "owner"]) Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync(who)).StatusOfAsync(Card));

        var inside = await _app.ReviewedAsync("Shorter meetings", "employee", audience: Audience.Employees);
        await _app.AskToScoreAsync(inside, ["lead"]);
        foreach (var path in (string[])[$"/score/{inside}", $"/score/{inside}/decline"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer2")).StatusOfAsync(path));
            Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("employee")).StatusOfAsync(path));
        }
    }

    [Fact]
    public async Task Saying_no_gives_the_reason_to_whoever_asked()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        var oliver = await _app.SignedInAsync("customer2");
        var empty = await oliver.PostAsync($"{Card}/decline", $"{Card}/decline");
        Assert.NotNull(empty.QuerySelector(".error-summary"));
        for (var n = 0; n < 2; n++) await oliver.PostAsync($"{Card}/decline", $"{Card}/decline", ("Form.Reason", "I work for a **rival**."));

        var mail = Assert.Single(await _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.ScoreDeclined).ToListAsync()));
        Assert.Equal("reviewer@idealab.test", mail.Address);
        Assert.Contains("> I work for a rival.", mail.TextBody);
        Assert.NotNull((await oliver.OpenAsync("/score")).QuerySelector(".empty"));
        Assert.Contains("You said no", (await oliver.OpenAsync(Card)).QuerySelector("main .notice")!.TextContent);
        Assert.Null((await oliver.OpenAsync(Card)).QuerySelector("input[type=radio]"));
    }

    [Fact]
    public async Task Criteria_changed_in_between_are_shown_before_anything_is_filed_by_them()
    {
        await _app.AskToScoreAsync(_id, ["customer2"]);
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.PostAsync(Card, Card, [.. Values(5, 4, 5, 2), ("Form.SetId", "4711")]);
        Assert.Contains("The criteria have changed", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Empty((await _app.ScoringAsync(_id)).Scorecards);
    }

    private static (string, string)[] Values(params int[] values) => [.. values.Select((value, at) => ($"Form.Ratings[{at}].Value", $"{value}"))];
}
