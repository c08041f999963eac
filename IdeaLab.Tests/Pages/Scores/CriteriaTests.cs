using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Scores;

public sealed class CriteriaTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_lead_changes_the_criteria_and_what_was_scored_before_stands()
    {
        var before = await ScoredAsync("Freeze my card");
        var lead = await _app.SignedInAsync("lead");
        var page = await lead.OpenAsync("/criteria");
        Assert.Equal(7, page.QuerySelectorAll(".criterion").Length);

        var after = await lead.PostAsync("/criteria", "/criteria", ("Form.Rows[0].English", "It earns trust"), ("Form.Rows[0].Spanish", ""), ("Form.Rows[0].Weight", "7"), ("Form.Rows[2].English", ""), ("Form.Rows[2].Spanish", ""));
        Assert.Contains("The criteria are saved", after.QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("Set by Laura Price", after.QuerySelector("main")!.TextContent);
        Assert.Equal("It earns trust", after.Field("#Form_Rows_0__Spanish"));
        Assert.Equal(6, after.QuerySelectorAll(".criterion").Length);

        var ruth = await _app.SignedInAsync("reviewer");
        Assert.Contains("real problem", (await ruth.OpenAsync($"/review/{before}/scores")).QuerySelector(".side")!.TextContent);
        Assert.Equal(4, (await ruth.OpenAsync($"/review/{before}/scores")).QuerySelectorAll("section [role=region][aria-label='Each criterion'] tbody tr").Length);
        var newer = await ScoredAsync("Photograph a receipt");
        Assert.Contains("It earns trust", (await ruth.OpenAsync($"/review/{newer}/scores")).QuerySelector(".side")!.TextContent);
        Assert.Equal([4, 3], await _app.InDatabaseAsync(db => db.Scorecards.OrderBy(s => s.Id).Select(s => s.Ratings.Count).ToListAsync()));
    }

    [Fact]
    public async Task The_same_criteria_make_no_new_set()
    {
        await (await _app.SignedInAsync("admin")).PostAsync("/criteria", "/criteria");
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.CriteriaSets.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_a_weight_is_wrong_or_nothing_measures_impact()
    {
        var lead = await _app.SignedInAsync("lead");
        var page = await lead.PostAsync("/criteria", "/criteria", ("Form.Rows[0].English", "It earns trust"), ("Form.Rows[1].Weight", "0"));
        Assert.Equal("#Form_Rows_1__Weight", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("It earns trust", page.Field("#Form_Rows_0__English"));

        page = await lead.PostAsync("/criteria", "/criteria", [.. Enumerable.Range(0, 4).Select(n => ($"Form.Rows[{n}].Measure", "Effort"))]);
        Assert.Contains("has to measure impact", page.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task Of_two_who_change_them_the_second_is_told_and_keeps_what_they_typed()
    {
        var (lead, admin) = (await _app.SignedInAsync("lead"), await _app.SignedInAsync("admin"));
        await lead.PostAsync("/criteria", "/criteria", ("Form.Rows[0].Weight", "7"));
        var page = await admin.PostAsync("/criteria", "/criteria", ("Form.Rows[0].English", "It earns trust"), ("SetId", "1"));
        Assert.Contains("Somebody else has changed", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("It earns trust", page.Field("#Form_Rows_0__English"));
        Assert.Equal("2", page.QuerySelector("input[name=SetId]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Another_spread_judges_anew_what_is_not_decided()
    {
        var id = await ScoredAsync("Freeze my card");
        await _app.AskToScoreAsync(id, ["employee"]);
        await _app.ScoreAsync(id, "employee", impact: 5);
        Assert.NotNull((await _app.ScoringAsync(id)).DividedSince);
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync("/admin/settings", "/admin/settings", ("Form.Disagreement", "15"));
        Assert.Null((await _app.ScoringAsync(id)).DividedSince);
        await admin.PostAsync("/admin/settings", "/admin/settings", ("Form.Disagreement", "8"));
        Assert.NotNull((await _app.ScoringAsync(id)).DividedSince);
    }

    [Fact]
    public async Task The_owner_of_a_challenge_turns_its_lines_into_criteria_with_weights()
    {
        var id = await ChallengeAsync("Saves money\nSaves time");
        var path = $"/review/challenges/{id}/criteria";
        foreach (var (who, status) in ((string, HttpStatusCode)[])[("reviewer", HttpStatusCode.Forbidden), ("owner", HttpStatusCode.OK), ("lead", HttpStatusCode.OK)])
            Assert.Equal(status, await (await _app.SignedInAsync(who)).StatusOfAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("lead")).StatusOfAsync("/review/challenges/4711/criteria"));

        var owner = await _app.SignedInAsync("owner");
        Assert.Equal(["Saves money", "Saves time", ""], (await owner.OpenAsync(path)).QuerySelectorAll<IHtmlInputElement>("input[name$=English]").Select(i => i.Value).Take(3));
        await owner.PostAsync(path, path, ("Form.Rows[0].Weight", "3"), ("Form.Rows[2].English", "Work"), ("Form.Rows[2].Measure", "Effort"));
        await owner.PostAsync(path, path);
        var set = await _app.InDatabaseAsync(db => db.CriteriaSets.Include(s => s.Criteria).SingleAsync(s => s.ChallengeId == id));
        Assert.Equal([("Saves money", 3, Measure.Impact), ("Saves time", 1, Measure.Impact), ("Work", 1, Measure.Effort)], set.Criteria.OrderBy(c => c.Position).Select(c => (c.English, c.Weight, c.Measure)));
        Assert.Equal(set.Id, (await _app.InDatabaseAsync(db => db.CriteriaAsync(id, default))).Id);

        var late = await (await _app.SignedInAsync("lead")).PostAsync(path, path, ("SetId", "0"), ("Form.Rows[0].English", "Else"));
        Assert.Contains("Somebody else has changed", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Else", late.Field("#Form_Rows_0__English"));
    }

    private Task<int> ChallengeAsync(string criteria) => _app.InDatabaseAsync(async db =>
    {
        var (owner, today) = (await db.DemoPersonAsync("owner"), DateOnly.FromDateTime(_app.Clock.Now));
        var challenge = db.Add(new Challenge(new("What would save you an hour?", "", today, today.AddDays(10), Audience.Everyone, [], criteria, owner, null), owner, TimeZoneInfo.Utc, _app.Clock.Now)).Entity;
        await db.SaveChangesAsync();
        return challenge.Id;
    });

    private async Task<int> ScoredAsync(string title)
    {
        var id = await _app.ReviewedAsync(title);
        await _app.AskToScoreAsync(id, ["customer2"]);
        await _app.ScoreAsync(id, "customer2", impact: 3);
        return id;
    }
}
