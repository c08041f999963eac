using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class RescoreIdeasTests
{
    [Fact]
    public async Task Other_weights_set_every_score_to_what_its_rows_are_worth_by_them()
    {
        await using var lab = OpenLab();
        var ideas = await BustleAsync(lab);
        await RankByAsync(lab, 3, 80, 10);

        var run = await lab.RunAsync<RescoreIdeasJob>();

        Assert.Equal(3, run!.Items);
        await AllAreRightAsync(lab, new Trending(TimeSpan.FromDays(3), 0.8, 0.1));
        var first = await lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.Id == ideas[0]));
        // A vote of six days ago is worth 2^(-6/3), a comment of three days ago 0.8 * 2^(-3/3), a follow of now 0.1.
        Assert.Equal(0.25 + 0.4 + 0.1, new Trending(TimeSpan.FromDays(3), 0.8, 0.1).FreshVotes(first.TrendingScore, lab.Clock.Now), 1e-9);
        Assert.Null(await lab.InDatabaseAsync(db => db.RescoringAsync(default)));
        Assert.Equal(0, (await RunLaterAsync<RecountVotesJob>(lab))!.Items);
    }

    [Fact]
    public async Task A_run_goes_on_where_the_last_one_was_stopped_and_tells_how_far_it_is()
    {
        await using var lab = OpenLab();
        var ideas = await BustleAsync(lab);
        await RankByAsync(lab, 3, 50, 25);
        await lab.InDatabaseAsync(db => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.RescoredUpTo, ideas[0])));
        Assert.Equal(new Rescoring(1, 3), await lab.InDatabaseAsync(db => db.RescoringAsync(default)));

        Assert.Equal(2, (await lab.RunAsync<RescoreIdeasJob>())!.Items);

        await RankByAsync(lab, 4, 50, 25);
        Assert.Equal(3, (await RunLaterAsync<RescoreIdeasJob>(lab))!.Items);
        await AllAreRightAsync(lab, new Trending(TimeSpan.FromDays(4), 0.5, 0.25));
    }

    [Fact]
    public async Task What_is_cast_before_during_and_after_is_scored_by_what_is_set()
    {
        await using var lab = OpenLab();
        var ideas = await BustleAsync(lab);
        await RankByAsync(lab, 3, 50, 25);
        await lab.InDatabaseAsync(db => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.RescoredUpTo, ideas[1])));
        var trending = await lab.InDatabaseAsync(db => db.TrendingAsync(default));
        // The second counts as done already, the third not yet.
        await lab.ActAsync(ideas[1], (idea, _) => idea.Rescore([], trending));
        await lab.ActAsync(ideas[1], (idea, people) => idea.CastVote(people[4], trending, lab.Clock.Now));
        await lab.ActAsync(ideas[2], (idea, people) => idea.CastVote(people[4], trending, lab.Clock.Now));

        Assert.Equal(0, (await lab.RunAsync<RankIdeasJob>())!.Items);
        await RunLaterAsync<RescoreIdeasJob>(lab);
        await lab.ActAsync(ideas[2], (idea, people) => idea.StartFollowing(people[5], trending, lab.Clock.Now));

        var third = await lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.Id == ideas[2]));
        Assert.Equal(trending.Of(await EventsAsync(lab, third, trending), third.CreatedAt), third.TrendingScore, 1e-9);
        Assert.Equal(3, (await RunLaterAsync<RankIdeasJob>(lab))!.Items);
    }

    [Fact]
    public async Task Nothing_is_done_while_nothing_has_changed()
    {
        await using var lab = OpenLab();
        await BustleAsync(lab);
        await RankByAsync(lab, 7, 50, 25);
        Assert.Equal(0, (await lab.RunAsync<RescoreIdeasJob>())!.Items);
    }

    private static JobLab OpenLab() => JobLab.Open(services => services.AddScoped<RescoreIdeasJob>());

    private static Task<bool> RankByAsync(JobLab lab, int halfLifeDays, int comment, int follow) => lab.InDatabaseAsync(async db =>
    {
        (await db.Settings.SingleAsync()).RankBy(halfLifeDays, comment, follow);
        return await db.SaveChangesAsync() > 0;
    });

    private static async Task<JobRun?> RunLaterAsync<TJob>(JobLab lab) where TJob : ILabJob
    {
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        return await lab.RunAsync<TJob>();
    }

    private static async Task<int[]> BustleAsync(JobLab lab)
    {
        var (ideas, _) = await lab.SeedAsync(ideas: 3);
        await lab.ActAsync(ideas[0], (idea, people) =>
        {
            idea.CastVote(people[1], lab.Clock.Now.AddDays(-6));
            idea.AddComment(people[2], "Yes", Stance.Support, null, lab.Clock.Now.AddDays(-3));
            idea.StartFollowing(people[3], lab.Clock.Now);
        });
        await lab.ActAsync(ideas[1], (idea, people) => idea.CastVote(people[1], lab.Clock.Now.AddDays(-1)));
        return ideas;
    }

    private static Task<List<TrendingEvent>> EventsAsync(JobLab lab, Idea idea, Trending trending) => lab.InDatabaseAsync(db => db.EventsOfAsync(idea, trending, default));

    private static async Task AllAreRightAsync(JobLab lab, Trending trending)
    {
        foreach (var idea in await lab.InDatabaseAsync(db => db.Ideas.ToListAsync()))
            Assert.Equal(trending.Of(await EventsAsync(lab, idea, trending), idea.CreatedAt), idea.TrendingScore, 1e-9);
    }
}
