using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

public sealed class DoubtQueriesTests
{
    [Fact]
    public async Task Counters_and_score_follow_the_votes_that_count_and_come_back_with_them()
    {
        await using var lab = JobLab.Open();
        var (ideas, people) = await SeedAsync(lab);
        var (before, oldest) = (await IdeaAsync(lab, ideas[0]), lab.Clock.Now.AddHours(-2));

        Assert.Equal(2, await ChangeAsync(lab, ideas[0], [people[0], people[1]], on: true));
        var doubted = await IdeaAsync(lab, ideas[0]);
        Assert.Equal((before.VoteCount - 2, before.Voters - 2), (doubted.VoteCount, doubted.Voters));
        Assert.Equal(Trending.Standard.Add(Trending.Quiet(before.CreatedAt), Trending.VoteWeight, oldest), doubted.TrendingScore, 1e-9);
        await NothingIsWrongAsync(lab);

        Assert.Equal(2, await ChangeAsync(lab, ideas[0], [people[0], people[1]], on: false));
        var lifted = await IdeaAsync(lab, ideas[0]);
        Assert.Equal((before.VoteCount, before.Voters), (lifted.VoteCount, lifted.Voters));
        Assert.Equal(before.TrendingScore, lifted.TrendingScore, 1e-9);
    }

    [Fact]
    public async Task Wherever_merges_bring_a_vote_its_doubt_comes_along()
    {
        await using var lab = JobLab.Open();
        var (ideas, people) = await SeedAsync(lab);
        await MergeAsync(lab, ideas[0], ideas[1]);
        await MergeAsync(lab, ideas[1], ideas[2]);

        Assert.Equal(1, await ChangeAsync(lab, ideas[0], [people[0]], on: true));
        foreach (var idea in ideas) Assert.Equal(2, (await IdeaAsync(lab, idea)).VoteCount);
        await NothingIsWrongAsync(lab);

        // From where it was brought to it is the same vote.
        Assert.Equal(1, await ChangeAsync(lab, ideas[2], [people[0]], on: false));
        foreach (var idea in ideas) Assert.Equal(3, (await IdeaAsync(lab, idea)).VoteCount);
        await NothingIsWrongAsync(lab);
    }

    [Fact]
    public async Task Many_at_once_take_no_more_queries_than_a_few()
    {
        await using var lab = JobLab.Open();
        var (ideas, people) = await SeedAsync(lab);
        var all = await lab.InDatabaseAsync(db => db.People.Select(p => p.Id).ToListAsync());
        lab.Queries.Take();
        await ChangeAsync(lab, ideas[0], [people[0]], on: true);
        var few = lab.Queries.Take();

        Assert.Equal(2, await ChangeAsync(lab, ideas[0], all, on: true));
        Assert.Equal(few, lab.Queries.Take());
    }

    [Fact]
    public async Task Doubts_of_two_ideas_of_one_tree_are_changed_in_one_go()
    {
        await using var lab = JobLab.Open();
        var (ideas, people) = await SeedAsync(lab);
        await lab.ActAsync(ideas[1], (idea, all) => idea.CastVote(all[1], lab.Clock.Now));
        await MergeAsync(lab, ideas[0], ideas[1]);

        var changed = await lab.InDatabaseAsync(db => db.InOneGoAsync(() => db.ChangeDoubtsAsync([ideas[0], ideas[1]], [people[0]], VoteDoubts.Sanctioned, true, default), default));
        Assert.Equal(2, changed);
        Assert.Equal((2, 2), ((await IdeaAsync(lab, ideas[0])).VoteCount, (await IdeaAsync(lab, ideas[1])).VoteCount));
        await NothingIsWrongAsync(lab);
    }

    private static async Task<(int[] Ideas, int[] People)> SeedAsync(JobLab lab)
    {
        var (ideas, _) = await lab.SeedAsync(ideas: 3, people: 5);
        await lab.ActAsync(ideas[0], (idea, people) =>
        {
            foreach (var (person, n) in people.Skip(1).Take(3).Select((p, n) => (p, n))) idea.CastVote(person, lab.Clock.Now.AddHours(-n));
        });
        return (ideas, [.. await lab.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).Skip(1).Select(p => p.Id).ToListAsync())]);
    }

    private static Task<int> ChangeAsync(JobLab lab, int idea, IReadOnlyCollection<int> voters, bool on) =>
        lab.InDatabaseAsync(db => db.InOneGoAsync(() => db.ChangeDoubtsAsync(idea, voters, VoteDoubts.Held, on, default), default));

    private static Task MergeAsync(JobLab lab, int one, int into) => lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var both = await db.ForMergingAsync(one, into, default);
        both[one].MergeInto(both[into], await db.People.OrderBy(p => p.Id).FirstAsync(), "The same.", lab.Clock.Now);
        await db.RescoreAsync(both[into], default);
        return true;
    }, default));

    private static Task<Idea> IdeaAsync(JobLab lab, int id) => lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.Id == id));

    private static async Task NothingIsWrongAsync(JobLab lab)
    {
        lab.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await lab.RunAsync<RecountVotesJob>())!.Items);
    }
}
