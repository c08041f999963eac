using System.Data.Common;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
    public async Task Every_score_equals_the_direct_sum_of_all_that_ever_happened()
    {
        await using var lab = OpenLab();
        var ideas = await BustleAsync(lab);
        var now = lab.Clock.Now;
        var imported = await lab.InDatabaseAsync(async db =>
        {
            var idea = db.Add(Idea.Imported(await db.People.FirstAsync(), "Old", "Body", await db.Topics.FirstAsync(), 2_600, Trending.Standard, now.AddYears(-6), "elsewhere", "1")).Entity;
            await db.SaveChangesAsync();
            return idea.Id;
        });
        await lab.ActAsync(imported, (idea, people) => idea.CastVote(people[2], now.AddYears(-1)));
        await lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var reviewer = await db.People.FirstAsync();
            var both = await db.ForMergingAsync(imported, ideas[1], default);
            both[imported].MergeInto(both[ideas[1]], reviewer, "The same.", now);
            await db.RescoreAsync(both[ideas[1]], default);
            return true;
        }, default));
        await RankByAsync(lab, 11, 0, 40);

        await lab.RunAsync<RescoreIdeasJob>();

        // Weights by 2^(-days / 11): comments weigh nothing, follows 0.4; the merge brought a vote of a year ago and 2,600 imported ones of six years ago.
        var trending = new Trending(TimeSpan.FromDays(11), 0, 0.4);
        double Left(DateTime at) => Math.Pow(2, -((now - at).TotalDays / 11));
        double[] worth = [Left(now.AddDays(-6)) + 0.4, Left(now.AddDays(-1)) + Left(now.AddYears(-1)) + 2_600 * Left(now.AddYears(-6)), 0, Left(now.AddYears(-1)) + 2_600 * Left(now.AddYears(-6))];
        var scores = await lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => i.TrendingScore).ToListAsync());
        Assert.All(scores.Zip(worth), idea => Assert.True(Math.Abs(trending.FreshVotes(idea.First, now) - idea.Second) <= 1e-9 * idea.Second, $"{idea.First} is not worth {idea.Second}"));
        Assert.Equal(0, (await RunLaterAsync<RecountVotesJob>(lab))!.Items);
    }

    [Fact]
    public async Task By_the_shortest_half_life_votes_of_many_years_ago_are_added_up_as_exactly_as_those_of_a_moment_ago()
    {
        await using var lab = OpenLab();
        var (ideas, _) = await lab.SeedAsync(ideas: 2);
        var (now, longAgo) = (lab.Clock.Now, lab.Clock.Now.AddYears(-12));
        await lab.ActAsync(ideas[0], (idea, people) =>
        {
            idea.CastVote(people[1], longAgo);
            idea.CastVote(people[2], longAgo.AddDays(1).AddTicks(1_234_567));
        });
        await lab.ActAsync(ideas[1], (idea, people) =>
        {
            idea.CastVote(people[1], longAgo);
            idea.CastVote(people[2], now.AddTicks(-7_654_321));
        });
        await RankByAsync(lab, 1, 50, 25);

        await lab.RunAsync<RescoreIdeasJob>();

        await AllAreRightAsync(lab, new Trending(TimeSpan.FromDays(1), 0.5, 0.25));
        await lab.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == ideas[0]).ExecuteDeleteAsync());
        await RankByAsync(lab, 2, 50, 25);
        await RunLaterAsync<RescoreIdeasJob>(lab);
        await AllAreRightAsync(lab, new Trending(TimeSpan.FromDays(2), 0.5, 0.25));
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
    public async Task A_vote_between_reading_the_rows_and_writing_the_scores_is_in_its_score()
    {
        var meanwhile = new Meanwhile();
        await using var lab = JobLab.Open(services => services.AddScoped<RescoreIdeasJob>().ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(meanwhile)));
        var ideas = await BustleAsync(lab);
        await RankByAsync(lab, 3, 50, 25);
        await using var another = lab.Another();
        var trending = await another.InDatabaseAsync(db => db.TrendingAsync(default));
        meanwhile.Act = () => another.ActAsync(ideas[1], (idea, people) => idea.CastVote(people[4], trending, lab.Clock.Now));

        Assert.Equal(3, (await lab.RunAsync<RescoreIdeasJob>())!.Items);

        Assert.True(meanwhile.HasActed);
        Assert.Equal(2, await lab.InDatabaseAsync(db => db.Votes.CountAsync(v => v.IdeaId == ideas[1])));
        await AllAreRightAsync(lab, trending);
    }

    [Fact]
    public async Task Other_weights_in_the_middle_of_it_begin_it_again()
    {
        var meanwhile = new Meanwhile();
        await using var lab = JobLab.Open(services => services.AddScoped<RescoreIdeasJob>().ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(meanwhile)));
        await BustleAsync(lab);
        await RankByAsync(lab, 3, 50, 25);
        await using var another = lab.Another();
        meanwhile.Act = () => RankByAsync(another, 5, 40, 10);

        await lab.RunAsync<RescoreIdeasJob>();

        Assert.True(meanwhile.HasActed);
        Assert.Null(await lab.InDatabaseAsync(db => db.RescoringAsync(default)));
        await AllAreRightAsync(lab, new Trending(TimeSpan.FromDays(5), 0.4, 0.1));
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

    /// <summary>Does something once, just before the job sets scores: the first transaction is the runner's own.</summary>
    private sealed class Meanwhile : DbTransactionInterceptor
    {
        private int _begun;

        public Func<Task>? Act { get; set; }
        public bool HasActed { get; private set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Act is not { } act || ++_begun < 2) return result;
            Act = null;
            await act();
            HasActed = true;
            return result;
        }
    }
}
