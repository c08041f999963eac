using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class WhyTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_page_shows_the_terms_and_what_they_come_to()
    {
        var id = await _app.ShareAsync("Freeze my card", daysAgo: 20);
        await _app.ActAsync(id, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.ActAsync(id, "employee", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-7)));
        await _app.ActAsync(id, "reviewer", (idea, person) => idea.StartFollowing(person, _app.Clock.Now));

        var page = await _app.Visitor().OpenAsync($"/ideas/{id}/why");
        Assert.Equal(["2.25", "-0.50", "1.75", "1.50", "0.00", "0.25"], page.QuerySelectorAll("dl.facts dd").Select(dd => dd.TextContent));
    }

    [Fact]
    public async Task Terms_add_up_to_the_score_of_every_idea_from_rows_and_from_a_snapshot_that_is_older()
    {
        var ids = new List<int>();
        foreach (var days in (int[])[1, 15, 30])
        {
            ids.Add(await _app.ShareAsync($"Idea of {days} days ago", daysAgo: days));
            await _app.ActAsync(ids[^1], "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-days / 2.0)));
            await _app.ActAsync(ids[^1], "employee", (idea, person) => idea.StartFollowing(person, _app.Clock.Now.AddDays(-days / 3.0)));
        }
        await AddUpAsync(null);

        using (var scope = _app.Services.CreateScope()) await scope.ServiceProvider.GetRequiredService<RankIdeasJob>().RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromDays(3));
        await AddUpAsync(1);
        // A vote since then: that idea is told from its rows, and its place is still the stored one.
        await _app.ActAsync(ids[0], "reviewer", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await AddUpAsync(1);

        Task AddUpAsync(int? first) => _app.InDatabaseAsync(async db =>
        {
            var ideas = await db.Ideas.Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.TrendingScore).ToListAsync();
            foreach (var idea in ideas)
            {
                var (terms, place) = await db.TermsOfAsync(idea.Id, idea.TrendingScore, Trending.Standard, _app.Clock.Now, null, default);
                Assert.Equal(1, terms.Sum / Trending.Standard.FreshVotes(idea.TrendingScore, _app.Clock.Now), 1e-9);
                Assert.Equal(first is null, place is null);
            }
            return 0;
        });
    }

    [Fact]
    public async Task A_place_is_told_with_that_of_a_week_ago()
    {
        var (first, second) = (await _app.ShareAsync("First"), await _app.ShareAsync("Second"));
        await _app.ActAsync(first, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.RunAsync<RankIdeasJob>();
        _app.Clock.Advance(TimeSpan.FromDays(8));
        foreach (var who in (string[])["customer2", "employee"]) await _app.ActAsync(second, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.RunAsync<RankIdeasJob>();

        Assert.EndsWith("last stored: 1. A week ago: 2. How sure that is: rank 1 in eight of ten draws of who happens to look.", (await _app.Visitor().OpenAsync($"/ideas/{second}/why")).QuerySelectorAll("main p")[^1].TextContent);
    }

    [Fact]
    public async Task What_one_may_not_see_has_no_reasons()
    {
        var id = await _app.ShareAsync("For staff", "employee", audience: Audience.Employees);
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/ideas/{id}/why"));
    }
}
