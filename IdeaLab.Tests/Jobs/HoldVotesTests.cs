using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class HoldVotesTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open(services => services.AddScoped<HoldVotesJob>());
    private int[] _ideas = [];

    private DateTime Now => _lab.Clock.Now;

    // Thirty members of long ago, each with votes for two or three of nine other ideas, and five of them for the first.
    public async Task InitializeAsync()
    {
        (_ideas, _) = await _lab.SeedAsync(ideas: 10, people: 0);
        for (var n = 0; n < 30; n++)
        {
            int[] liked = [_ideas[1 + n % 9], _ideas[1 + (n * 4 + 2) % 9], .. n < 5 ? [_ideas[0]] : Array.Empty<int>()];
            await ComeAsync([new(Now.AddDays(-200), Now.AddDays(-20).AddHours(n), n, $"Member {n}")], [.. liked.Distinct()]);
        }
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task A_burst_of_new_accounts_leaves_count_and_score_at_the_next_run()
    {
        var before = await IdeaAsync();
        var bots = await ComeAsync(Crowd.Burst(39, networks: 3, Now.AddHours(-2)), _ideas[0]);
        Assert.Equal(before.VoteCount + 39, (await IdeaAsync()).VoteCount);

        Assert.Equal(39, await RunAsync());

        var after = await IdeaAsync();
        Assert.Equal((before.VoteCount, before.Voters), (after.VoteCount, after.Voters));
        Assert.Equal(before.TrendingScore, after.TrendingScore, 1e-9);
        var hold = Assert.Single(await HoldsAsync());
        Assert.Equal((DoubtRule.NewAccounts, _ideas[0], 39, 39), (hold.Rule, hold.IdeaId, hold.Found, hold.Among));
        Assert.InRange(hold.Within, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60));
        Assert.Equal(bots.Order(), hold.Votes.Select(v => v.VoterId).Order());
        Assert.All(hold.Votes, vote => Assert.Equal(HeldState.Held, vote.State));
        Assert.Equal(Now, hold.WaitingSince);
        Assert.Equal(bots.Order(), await _lab.InDatabaseAsync(db => db.Votes.Where(v => v.Doubts == VoteDoubts.Held).Select(v => v.VoterId).Order().ToArrayAsync()));
    }

    [Fact]
    public async Task Many_from_one_network_are_held_however_old_their_accounts_are()
    {
        await ComeAsync(Enumerable.Range(0, 20).Select(n => new Newcomer(Now.AddDays(-60), Now.AddDays(-1).AddHours(n), 77)), _ideas[0]);
        Assert.Equal(20, await RunAsync());
        Assert.Equal(DoubtRule.OneNetwork, Assert.Single(await HoldsAsync()).Rule);
    }

    [Fact]
    public async Task A_drip_is_held_once_its_accounts_have_had_time_to_do_something_else()
    {
        await ComeAsync(Enumerable.Range(0, 36).Select(n => Now.AddDays(-2 - n / 2)).Select((at, n) => new Newcomer(at.AddMinutes(-3), at, 5000 + n)), _ideas[0]);
        // 18 days of two, of which the last is too young.
        Assert.Equal(34, await RunAsync());
        Assert.Equal(DoubtRule.InPassing, Assert.Single(await HoldsAsync()).Rule);

        _lab.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(2, await RunAsync());
        Assert.Equal(36, Assert.Single(await HoldsAsync()).Votes.Count);
    }

    [Fact]
    public async Task Accounts_with_the_same_votes_are_held_on_each_of_their_ideas()
    {
        var farm = await ComeAsync(Enumerable.Range(0, 6).Select(n => new Newcomer(Now.AddDays(-50), Now.AddDays(-9).AddHours(n * 30), 6000 + n)), _ideas[0], _ideas[3], _ideas[4], _ideas[5], _ideas[7], _ideas[8]);
        Assert.Equal(36, await RunAsync());
        var holds = await HoldsAsync();
        Assert.Equal([_ideas[0], _ideas[3], _ideas[4], _ideas[5], _ideas[7], _ideas[8]], holds.Select(h => h.IdeaId).Order());
        Assert.All(holds, hold =>
        {
            Assert.Equal((DoubtRule.SameVotes, 6, 6), (hold.Rule, hold.Found, hold.Among));
            Assert.Equal(farm.Order(), hold.Votes.Select(v => v.VoterId).Order());
        });
    }

    [Fact]
    public async Task A_newsletter_brings_as_many_and_none_is_held()
    {
        // Every third on the phone, behind forty addresses of the carrier.
        await ComeAsync(Crowd.Burst(120, networks: 120, Now.AddHours(-2)).Select((n, index) => index % 3 == 0 ? n with { Network = 9000 + index % 40 } : n), _ideas[0]);
        Assert.Equal(0, await RunAsync());
        Assert.Empty(await HoldsAsync());
    }

    [Fact]
    public async Task A_crowd_is_looked_at_again_when_its_visit_is_over_though_nobody_else_came()
    {
        await ComeAsync(Crowd.Burst(39, networks: 3, Now), _ideas[0]);
        Assert.Equal(0, await RunAsync());
        _lab.Clock.Advance(TimeSpan.FromMinutes(65));
        Assert.Equal(39, await RunAsync());
    }

    [Fact]
    public async Task Whoever_joins_a_crowd_that_is_held_is_held_at_once_and_with_it()
    {
        await ComeAsync(Crowd.Burst(39, networks: 3, Now.AddHours(-2)), _ideas[0]);
        await RunAsync();
        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await ComeAsync([new(Now.AddMinutes(-2), Now.AddMinutes(-1), 1001)], _ideas[0]);
        Assert.Equal(1, await RunAsync());
        Assert.Equal(40, Assert.Single(await HoldsAsync()).Votes.Count);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await ComeAsync(Crowd.Burst(60, networks: 3, Now.AddHours(-2)), _ideas[0]);
        Assert.Equal(60, await RunAsync());
        var (idea, holds) = (await IdeaAsync(), await HoldsAsync());
        Assert.Equal([DoubtRule.NewAccounts, DoubtRule.OneNetwork, DoubtRule.OneNetwork, DoubtRule.OneNetwork], holds.Select(h => h.Rule));

        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await RunAsync());
        Assert.Equal(idea.Version, (await IdeaAsync()).Version);
        Assert.Equal(holds.Select(h => (h.Id, h.Found, h.Votes.Count, h.WaitingSince)), (await HoldsAsync()).Select(h => (h.Id, h.Found, h.Votes.Count, h.WaitingSince)));
    }

    [Fact]
    public async Task What_staff_restored_is_not_held_again_nor_evidence_against_whoever_comes_later()
    {
        await ComeAsync(Crowd.Burst(60, networks: 3, Now.AddHours(-2)), _ideas[0]);
        var before = await IdeaAsync();
        await RunAsync();
        var first = (await HoldsAsync())[0];
        Assert.Equal(60, await SettleAsync(first.Id, HeldState.Held, HeldState.Restored));

        var after = await IdeaAsync();
        Assert.Equal((before.VoteCount, before.Voters), (after.VoteCount, after.Voters));
        Assert.Equal(before.TrendingScore, after.TrendingScore, 1e-9);
        Assert.All(await HoldsAsync(), hold => Assert.Null(hold.WaitingSince));

        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await ComeAsync([new(Now.AddMinutes(-3), Now.AddMinutes(-1), 1001), new(Now.AddMinutes(-3), Now.AddMinutes(-1), 1001)], _ideas[0]);
        Assert.Equal(0, await RunAsync());
        _lab.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await RunAsync());
        Assert.Equal(before.VoteCount + 2, (await IdeaAsync()).VoteCount);
    }

    [Fact]
    public async Task What_staff_removed_stays_out_is_evidence_still_and_can_be_restored()
    {
        await ComeAsync(Crowd.Burst(39, networks: 3, Now.AddHours(-2)), _ideas[0]);
        await RunAsync();
        var hold = Assert.Single(await HoldsAsync());
        Assert.Equal(39, await SettleAsync(hold.Id, HeldState.Held, HeldState.Removed));
        Assert.Equal(39, await _lab.InDatabaseAsync(db => db.Votes.CountAsync(v => v.Doubts == VoteDoubts.Removed)));

        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await ComeAsync([new(Now.AddMinutes(-2), Now.AddMinutes(-1), 1001)], _ideas[0]);
        Assert.Equal(1, await RunAsync());
        hold = Assert.Single(await HoldsAsync());
        Assert.Equal((39, 1), (hold.Votes.Count(v => v.State is HeldState.Removed), hold.Votes.Count(v => v.State is HeldState.Held)));
        Assert.NotNull(hold.WaitingSince);

        Assert.Equal(39, await SettleAsync(hold.Id, HeldState.Removed, HeldState.Restored));
        Assert.Equal(5 + 39, (await IdeaAsync()).VoteCount);
    }

    [Fact]
    public async Task A_vote_that_no_rule_finds_any_more_stays_held_until_staff_have_looked()
    {
        var bots = await ComeAsync(Crowd.Burst(39, networks: 3, Now.AddHours(-2)), _ideas[0]);
        await RunAsync();
        await _lab.ActAsync(_ideas[1], (idea, people) =>
        {
            foreach (var bot in people.Where(p => bots.Contains(p.Id))) idea.CastVote(bot, Now);
        });
        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await RunAsync());
        Assert.Equal(5, (await IdeaAsync()).VoteCount);
    }

    [Fact]
    public async Task People_whom_an_import_brought_are_left_alone()
    {
        await ComeAsync(Crowd.Burst(60, networks: 1, Now.AddHours(-2)).Select(n => n with { Source = "elsewhere" }), _ideas[0]);
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_ideas_that_are_looked_at()
    {
        await ComeAsync(Crowd.Burst(12, networks: 12, Now.AddHours(-2)), _ideas[0]);
        await RunAsync();
        var one = await QueriesAsync(_ideas[1]);
        Assert.Equal(one, await QueriesAsync(_ideas[2], _ideas[3], _ideas[4], _ideas[5], _ideas[6]));

        async Task<int> QueriesAsync(params int[] ideas)
        {
            _lab.Clock.Advance(TimeSpan.FromMinutes(30));
            await ComeAsync(Crowd.Burst(12, networks: 12, Now), ideas);
            _lab.Clock.Advance(TimeSpan.FromMinutes(10));
            _lab.Queries.Take();
            await RunAsync();
            return _lab.Queries.Take();
        }
    }

    [Fact]
    public async Task What_is_usual_is_measured_once_a_day_from_the_votes_themselves()
    {
        // 90 who came for one idea and at once, beside the members' 65 votes.
        await ComeAsync(Enumerable.Range(0, 90).Select(n => Now.AddDays(-20).AddHours(n)).Select((at, n) => new Newcomer(at.AddMinutes(-3), at, 8000 + n)), _ideas[2]);
        await RunAsync();
        var votes = await _lab.InDatabaseAsync(db => db.Votes.CountAsync());
        var watch = await _lab.InDatabaseAsync(db => db.VoteWatches.SingleAsync());
        Assert.Equal(SiteBaseline.Of(votes, 90, 90), watch.Usual);
        Assert.InRange(watch.InPassing, 0.2, 0.3);

        _lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
        Assert.Equal(watch.ComparedAt, (await _lab.InDatabaseAsync(db => db.VoteWatches.SingleAsync())).ComparedAt);
    }

    private Task<int[]> ComeAsync(IEnumerable<Newcomer> newcomers, params int[] ideas) => _lab.InDatabaseAsync(db => db.ComeAsync(newcomers, ideas));

    private async Task<int> RunAsync()
    {
        var run = await _lab.RunAsync<HoldVotesJob>();
        Assert.True(run!.Outcome is JobOutcome.Succeeded, run.Error);
        return run.Items;
    }

    private Task<Idea> IdeaAsync() => _lab.InDatabaseAsync(db => db.Ideas.SingleAsync(i => i.Id == _ideas[0]));

    private Task<List<Hold>> HoldsAsync() => _lab.InDatabaseAsync(db => db.Holds.Include(h => h.Votes).OrderBy(h => h.Id).ToListAsync());

    private Task<int?> SettleAsync(int hold, HeldState from, HeldState to) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        await db.SettleAsync(hold, db.HeldVotes, from, to, await db.People.FirstAsync(p => p.Roles == Roles.Reviewer), Now, default), default));
}
