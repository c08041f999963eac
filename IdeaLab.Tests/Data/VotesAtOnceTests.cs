using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Data;

/// <summary>Many vote for one idea at the same time, on a server where their transactions run among each other.</summary>
public sealed class VotesAtOnceTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open(services => services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.WithTransactionsAmongEachOther()));
    private int _id;

    public async Task InitializeAsync()
    {
        _id = (await _lab.SeedAsync(ideas: 1, people: 40)).Ideas[0];
        LikeReadCommitted.TakeGivenUp();
    }

    [Fact]
    public async Task Who_is_overtaken_by_another_vote_is_counted_without_looking_again()
    {
        var support = await _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var (idea, voter) = await ReadAsync(db, "Member 1");
            await VoteAsync("Member 2");
            await db.CastVoteAsync(idea, voter, _lab.Clock.Now, default);
            return idea.Support;
        }, default));

        Assert.Equal((2, 0), (support, LikeReadCommitted.TakeGivenUp()));
        await CountsItsRowsAsync(votes: 2);
    }

    [Fact]
    public async Task Forty_people_who_vote_in_the_same_moment_are_all_counted_and_none_looks_again()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(n => Task.Run(() => VoteAsync($"Member {n}"))));

        Assert.Equal(0, LikeReadCommitted.TakeGivenUp());
        await CountsItsRowsAsync(votes: 40);
    }

    [Fact]
    public async Task Who_counts_the_rows_themselves_notices_a_vote()
    {
        await VoteAsync("Member 1");
        await _lab.InDatabaseAsync(async db =>
        {
            var (idea, _) = await ReadAsync(db, "Member 1");
            var trending = await db.TrendingAsync(default);
            var events = await db.EventsOfAsync(idea, trending, default);
            await VoteAsync("Member 2");
            idea.Rescore(events, trending);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            return true;
        });
        await CountsItsRowsAsync(votes: 2);
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    private Task<bool> VoteAsync(string name) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var (idea, voter) = await ReadAsync(db, name);
        await db.CastVoteAsync(idea, voter, _lab.Clock.Now, default);
        return true;
    }, default));

    private async Task<(Idea, Person)> ReadAsync(IdeaLabDb db, string name)
    {
        var voter = await db.People.SingleAsync(p => p.Name == name);
        return (await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == _id), voter);
    }

    private Task<bool> CountsItsRowsAsync(int votes) => _lab.InDatabaseAsync(async db =>
    {
        var idea = await db.Ideas.SingleAsync();
        Assert.Equal((votes, votes, votes, votes), (idea.VoteCount, idea.Voters, await db.Votes.CountAsync(), await db.Follows.CountAsync(f => f.Reason == FollowReason.Vote)));
        var trending = await db.TrendingAsync(default);
        Assert.Equal(trending.Of(await db.EventsOfAsync(idea, trending, default), idea.CreatedAt), idea.TrendingScore, 1e-9);
        return true;
    });
}
