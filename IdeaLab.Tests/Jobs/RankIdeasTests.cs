using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

public sealed class RankIdeasTests
{
    [Fact]
    public async Task Every_board_is_stored_in_the_order_of_its_scores_with_terms_that_add_up()
    {
        await using var lab = JobLab.Open();
        var (ideas, topics) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);

        var run = await lab.RunAsync<RankIdeasJob>();

        Assert.Equal((JobOutcome.Succeeded, 4), (run!.Outcome, run.Items));
        var snapshots = await lab.SnapshotsAsync();
        Assert.Equal([null, topics[0], topics[1]], snapshots.Select(s => s.TopicId));
        Assert.Equal([ideas[0], ideas[1], ideas[2], ideas[3]], snapshots[0].Places.Select(p => p.IdeaId));
        Assert.Equal([ideas[0], ideas[2]], snapshots[1].Places.Select(p => p.IdeaId));
        Assert.Equal([1, 2], snapshots[2].Places.Select(p => p.Position));
        Assert.All(snapshots.SelectMany(s => s.Places), place => AddsUp(place, lab.Clock.Now));

        var first = snapshots[0].Places[0].Terms;
        Assert.True(first is { Votes: > 0, Comments: > 0, Follows: > 0, Imported: 0 });
        Assert.Equal(new RankTerms(0, 0, 0, 0) { Cast = 0 }, snapshots[0].Places[3].Terms);
    }

    [Fact]
    public async Task A_run_that_changes_nothing_stores_nothing()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await lab.RunAsync<RankIdeasJob>();

        lab.Clock.Advance(TimeSpan.FromDays(3));
        var run = await lab.RunAsync<RankIdeasJob>();

        Assert.Equal((JobOutcome.Succeeded, 0), (run!.Outcome, run.Items));
        Assert.Equal(3, (await lab.SnapshotsAsync()).Count);
    }

    [Fact]
    public async Task A_vote_stores_the_boards_it_moves_and_old_terms_fade_with_the_rest()
    {
        await using var lab = JobLab.Open();
        var (ideas, topics) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await lab.RunAsync<RankIdeasJob>();

        lab.Clock.Advance(TimeSpan.FromDays(3));
        await lab.ActAsync(ideas[3], (idea, people) => idea.CastVote(people[4], lab.Clock.Now));
        await lab.RunAsync<RankIdeasJob>();

        var stored = (await lab.SnapshotsAsync()).Skip(3).ToList();
        Assert.Equal([null, topics[1]], stored.Select(s => s.TopicId));
        Assert.All(stored.SelectMany(s => s.Places), place => AddsUp(place, lab.Clock.Now));
        Assert.Equal(1, stored[0].Places.Single(p => p.IdeaId == ideas[3]).Votes, 1e-9);
    }

    [Fact]
    public async Task The_boards_by_support_are_stored_with_what_their_order_is_made_of()
    {
        await using var lab = JobLab.Open();
        var (ideas, topics) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await SeenByAllAsync(lab, ideas[0]);
        await lab.RunAsync<RankIdeasJob>();

        var snapshots = await lab.SnapshotsAsync(BoardOrder.Support);
        Assert.Equal([null, topics[0], topics[1]], snapshots.Select(s => s.TopicId));
        // One vote of one viewer each before two of six; the newer of equals first.
        Assert.Equal([ideas[2], ideas[1], ideas[0], ideas[3]], snapshots[0].Places.Select(p => p.IdeaId));
        Assert.Equal([(1, 1), (1, 1), (2, 6), (0, 0)], snapshots[0].Places.Select(p => (p.Standing.Rate.Votes, p.Standing.Rate.Viewers)));
        Assert.All(snapshots.SelectMany(s => s.Places), place =>
        {
            Assert.Equal(place.Standing.Rate.Lower, place.Score, 1e-9);
            Assert.Equal(RankTerms.None, place.Terms);
        });
    }

    [Fact]
    public async Task Every_place_has_the_band_that_its_facts_say_and_ties_share_theirs()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await SeenByAllAsync(lab, ideas[0]);
        await lab.ActAsync(ideas[3], (idea, people) => idea.CastVote(people[1], lab.Clock.Now.AddDays(-5)));
        await lab.RunAsync<RankIdeasJob>();

        foreach (var board in await lab.SnapshotsAsync(BoardOrder.Support))
        {
            var bands = RankBands.OfSupport([.. board.Places.Select(p => Facts(p) with { FreshOfVotes = 0 })], new DrawnRates());
            Assert.Equal(board.Places.Select(p => bands[p.IdeaId]), board.Places.Select(p => p.Band));
        }

        var trending = await lab.SnapshotsAsync();
        foreach (var board in trending)
        {
            var bands = RankBands.OfTrending([.. board.Places.Select(p => Facts(p))], new DrawnRates());
            Assert.Equal(board.Places.Select(p => bands[p.IdeaId]), board.Places.Select(p => p.Band));
        }

        // Two with one vote each of the same moment and one viewer each.
        var level = trending[0].Places.Where(p => p.IdeaId == ideas[1] || p.IdeaId == ideas[3]).Select(p => p.Band).Distinct();
        Assert.Single(level);

        static BandFacts Facts(RankPlace p) => new(p.IdeaId, p.Standing.Rate.Votes, p.Standing.Rate.Viewers, p.Votes, p.Comments + p.Follows + p.Imported);
    }

    [Fact]
    public async Task A_look_stores_the_boards_whose_rates_it_changes()
    {
        await using var lab = JobLab.Open();
        var (ideas, topics) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await lab.RunAsync<RankIdeasJob>();

        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await SeenByAllAsync(lab, ideas[0]);
        await lab.RunAsync<RankIdeasJob>();

        foreach (var order in Enum.GetValues<BoardOrder>())
        {
            var stored = (await lab.SnapshotsAsync(order)).Skip(3).ToList();
            Assert.Equal([null, topics[0]], stored.Select(s => s.TopicId));
            Assert.All(stored, s => Assert.Equal(6, s.Places.Single(p => p.IdeaId == ideas[0]).Viewers));
        }
    }

    [Fact]
    public async Task What_votes_cannot_move_any_more_has_left_the_board()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 2);
        await lab.RunAsync<RankIdeasJob>();

        await lab.ActAsync(ideas[0], (idea, people) => idea.TakeStep(IdeaStatus.Declined, people[0], "Too early.", lab.Clock.Now, new Reopening("Something changes.")));
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await lab.RunAsync<RankIdeasJob>();

        var snapshots = await lab.SnapshotsAsync();
        Assert.Equal([2, 1, 1, 1, 0], snapshots.Select(s => s.Places.Count));
    }

    [Fact]
    public async Task Imported_support_of_long_ago_adds_up_too()
    {
        await using var lab = JobLab.Open();
        await lab.SeedAsync(ideas: 1);
        await lab.InDatabaseAsync(async db =>
        {
            var (author, topic) = (await db.People.FirstAsync(), await db.Topics.FirstAsync());
            db.Add(Idea.Imported(author, "Old", "Body", topic, 26_000, Trending.Standard, lab.Clock.Now.AddYears(-11), "elsewhere", "1"));
            return await db.SaveChangesAsync();
        });

        await lab.RunAsync<RankIdeasJob>();

        var first = (await lab.SnapshotsAsync())[0].Places[0];
        Assert.True(first is { Imported: > 0, Votes: 0 });
        AddsUp(first, lab.Clock.Now);
    }

    [Fact]
    public async Task Two_hundred_places_are_kept_per_board()
    {
        await using var lab = JobLab.Open();
        await lab.SeedAsync(ideas: 2 * RankSnapshot.Depth + 50);
        await lab.RunAsync<RankIdeasJob>();
        Assert.Equal([200, 200, 200], (await lab.SnapshotsAsync()).Select(s => s.Places.Count));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_ideas()
    {
        Assert.Equal(await QueriesAsync(ideas: 2), await QueriesAsync(ideas: 40));

        static async Task<int> QueriesAsync(int ideas)
        {
            await using var lab = JobLab.Open();
            foreach (var idea in (await lab.SeedAsync(ideas)).Ideas) await lab.ActAsync(idea, (idea, people) => idea.CastVote(people[1], lab.Clock.Now));
            lab.Queries.Take();
            await lab.RunAsync<RankIdeasJob>();
            return lab.Queries.Take();
        }
    }

    [Fact]
    public async Task The_board_of_an_earlier_moment_is_worked_out_from_the_rows()
    {
        await using var lab = JobLab.Open();
        var (ideas, topics) = await lab.SeedAsync(ideas: 4);
        await BustleAsync(lab, ideas);
        await lab.RunAsync<RankIdeasJob>();
        var then = lab.Clock.Now.AddSeconds(1);

        lab.Clock.Advance(TimeSpan.FromDays(2));
        await lab.ActAsync(ideas[3], (idea, people) => idea.CastVote(people[4], lab.Clock.Now));
        await lab.ActAsync(ideas[1], (idea, people) => idea.TakeStep(IdeaStatus.Declined, people[0], "Too early.", lab.Clock.Now, new Reopening("Something changes.")));
        await lab.ActAsync(ideas[0], (idea, people) => idea.DeleteComment(idea.Comments[0], people.Single(p => p.Id == idea.Comments[0].AuthorId), lab.Clock.Now), rescore: true);
        await lab.ActAsync(ideas[0], (idea, people) => idea.StartFollowing(people[3], lab.Clock.Now));

        foreach (var stored in await lab.SnapshotsAsync())
        {
            var standings = await lab.InDatabaseAsync(db => db.StandingsAsync(stored.TopicId, then, default));
            Assert.Equal(stored.Places.Select(p => p.IdeaId), standings.Places.Select(p => p.IdeaId));
            Assert.All(stored.Places.Zip(standings.Places), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-9));
            Assert.All(standings.Places, place => AddsUp(place, then));
        }

        var now = await lab.InDatabaseAsync(db => db.StandingsAsync(topics[1], lab.Clock.Now.AddSeconds(1), default));
        Assert.Equal([ideas[3]], now.Places.Select(p => p.IdeaId));
    }

    private static Task SeenByAllAsync(JobLab lab, int idea) => lab.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == idea).ExecuteUpdateAsync(set => set.SetProperty(i => i.Viewers, 6)));

    // Idea 0: votes, comments, a chosen follow, and one vote taken back; 1 and 2: a vote each; 3: nothing.
    private static async Task BustleAsync(JobLab lab, int[] ideas)
    {
        var now = lab.Clock.Now;
        await lab.ActAsync(ideas[0], (idea, people) =>
        {
            idea.CastVote(people[1], now.AddDays(-3));
            idea.CastVote(people[2], now.AddDays(-2));
            idea.CastVote(people[4], now.AddDays(-1));
            idea.AddComment(people[3], "First", Stance.Support, null, now.AddDays(-2));
            idea.AddComment(people[3], "Second", Stance.Concern, null, now.AddDays(-1));
            idea.AddComment(people[0], "By the author", Stance.None, null, now.AddDays(-1));
            idea.StartFollowing(people[5], now.AddHours(-5));
        });
        await lab.ActAsync(ideas[0], (idea, people) => idea.WithdrawVote(people[4], lab.Clock.Now), rescore: true);
        await lab.ActAsync(ideas[1], (idea, people) => idea.CastVote(people[1], now.AddDays(-5)));
        await lab.ActAsync(ideas[2], (idea, people) => idea.CastVote(people[2], now.AddDays(-6)));
    }

    private static void AddsUp(RankPlace place, DateTime at)
    {
        var worth = Trending.Standard.FreshVotes(place.Score, at);
        Assert.True(Math.Abs(place.Terms.Sum - worth) <= 1e-9 * worth, $"{place.Terms.Sum} is not {worth}");
        Assert.InRange(place.Terms.Sum, 0, place.Terms.Cast!.Value * (1 + 1e-12));
    }
}
