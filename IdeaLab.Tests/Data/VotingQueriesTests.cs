using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

public sealed class VotingQueriesTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open();
    private int _id;

    public async Task InitializeAsync() => _id = (await _lab.SeedAsync(ideas: 1)).Ideas[0];

    /// <summary>Scores so many half-lives above what the vote adds; of the first nothing is left, nor of the vote beside the last.</summary>
    [Theory]
    [InlineData(-1_000_000)]
    [InlineData(-20_000)]
    [InlineData(-61)]
    [InlineData(-60)]
    [InlineData(-53.5)]
    [InlineData(-1.25)]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(7.75)]
    [InlineData(53.5)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(20_000)]
    public async Task The_database_adds_to_a_score_as_the_domain_does(double above)
    {
        var score = Trending.Standard.Of(Trending.VoteWeight, _lab.Clock.Now) + above;
        await _lab.InDatabaseAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.TrendingScore, score)));

        var idea = await VoteAsync();

        Assert.Equal(Trending.Standard.Add(score, Trending.VoteWeight, _lab.Clock.Now), idea.TrendingScore, 1e-9);
    }

    [Fact]
    public async Task The_idea_is_afterwards_as_the_database_has_it()
    {
        var idea = await VoteAsync();
        var there = await _lab.InDatabaseAsync(db => db.Ideas.AsNoTracking().SingleAsync());
        Assert.Equal((1, 1, 1, 1), (idea.VoteCount, idea.Voters, idea.Support, idea.Version));
        Assert.Equal((there.VoteCount, there.Voters, there.Support, there.Version, there.TrendingScore, there.SupportLow), (idea.VoteCount, idea.Voters, idea.Support, idea.Version, idea.TrendingScore, idea.SupportLow));
    }

    [Fact]
    public async Task Microsofts_parser_has_read_what_counts_a_vote_on_SQL_Server()
    {
        await VoteAsync();
        // Of a decimal 2.0 T-SQL's power would be a decimal with one digit.
        Assert.Contains(ServerTwin.Statements, said => said.Contains("LOG(1.0E0 + POWER(2.0E0, [i].[TrendingScore] - @score), 2.0E0)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(IdeaStatus.Declined, "Rule.VotingClosed")]
    [InlineData(IdeaStatus.Delivered, "Rule.VotingClosed")]
    [InlineData(IdeaStatus.Merged, "Rule.Merged")]
    public async Task A_vote_overtaken_by_a_decision_or_a_merge_is_refused(IdeaStatus status, string rule)
    {
        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => VoteAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Status, status))));
        Assert.Equal(rule, refusal.Message);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_vote_overtaken_by_the_end_of_a_challenge_is_refused()
    {
        await EnterChallengeAsync();
        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => VoteAsync(db => db.Challenges.ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedAt, _lab.Clock.Now))));
        Assert.Equal("Rule.ChallengeFrozen", refusal.Message);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_vote_overtaken_by_a_new_half_life_is_scored_by_that()
    {
        var idea = await VoteAsync(db => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.HalfLifeDays, 30)));
        Assert.Equal((_lab.Clock.Now - Trending.Landmark) / TimeSpan.FromDays(30), idea.TrendingScore, 1e-9);
    }

    [Fact]
    public async Task A_decision_that_votes_have_overtaken_takes_the_idea_first_on_its_second_look()
    {
        var versions = new List<int>();
        await _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var reviewer = await db.People.SingleAsync(p => p.Name == "Ruth");
            var idea = await db.Ideas.WithWhatIsOwed().SingleAsync();
            versions.Add(idea.Version);
            if (versions.Count == 1) await db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version + 1));
            idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look into it.", _lab.Clock.Now);
            return true;
        }, default));

        Assert.Equal([0, 1], versions);
        Assert.Equal(IdeaStatus.UnderReview, await _lab.InDatabaseAsync(db => db.Ideas.Select(i => i.Status).SingleAsync()));
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    // What somebody else does, who is seen between reading and counting at the first look, and from the beginning at the second.
    private Task<Idea> VoteAsync(Func<IdeaLabDb, Task>? meanwhile = null)
    {
        var looks = 0;
        return _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            looks++;
            if (looks == 2) await meanwhile!(db);
            var voter = await db.People.SingleAsync(p => p.Name == "Member 1");
            var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == _id);
            await db.CastVoteAsync(idea, voter, _lab.Clock.Now, default, async () =>
            {
                if (looks == 1 && meanwhile is not null) await meanwhile(db);
            });
            Assert.Equal(meanwhile is null ? 1 : 2, looks);
            return idea;
        }, default));
    }

    private Task NothingIsLeftAsync() => _lab.InDatabaseAsync(async db =>
    {
        Assert.Equal((0, 0), (await db.Ideas.Select(i => i.VoteCount + i.Voters + i.Version).SingleAsync(), await db.Votes.CountAsync()));
        return true;
    });

    private Task<int> EnterChallengeAsync() => _lab.InDatabaseAsync(async db =>
    {
        var owner = await db.People.SingleAsync(p => p.Name == "Ruth");
        owner.TakeRoles(Roles.Owner);
        var today = DateOnly.FromDateTime(_lab.Clock.Now);
        db.Add(new Challenge(new("How do we save paper?", "", today, today.AddDays(3), Audience.Everyone, [], "", owner, null), owner, TimeZoneInfo.Utc, _lab.Clock.Now));
        await db.SaveChangesAsync();
        var challenge = await db.Challenges.Select(c => c.Id).SingleAsync();
        return await db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.ChallengeId, challenge));
    });
}
