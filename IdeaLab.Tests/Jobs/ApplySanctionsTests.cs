using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>A sanction reaches every vote of a person, and lifting it brings back what nothing else keeps out.</summary>
public sealed class ApplySanctionsTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open();
    private int[] _ideas = [];
    private int[] _people = [];

    public async Task InitializeAsync()
    {
        (_ideas, _) = await _lab.SeedAsync(ideas: 3, people: 3);
        _people = [.. await _lab.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync())];
        foreach (var idea in _ideas) await _lab.ActAsync(idea, (idea, people) => Vote(idea, people.Skip(1)));
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task All_votes_leave_the_count_and_come_back_but_for_those_kept_out_by_something_else()
    {
        await HoldAsync(_ideas[2], _people[1]);
        Assert.Equal([3, 3, 2], await VotesAsync());

        await SanctionAsync(_people[1]);
        Assert.Equal(3, await RunAsync());
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(0, await WrongAsync());

        await LiftAsync(_people[1]);
        Assert.Equal(3, await RunAsync());
        Assert.Equal([3, 3, 2], await VotesAsync());
        Assert.Equal(0, await WrongAsync());
    }

    [Fact]
    public async Task Who_is_under_a_sanction_is_no_viewer_of_anything_until_it_is_lifted()
    {
        await _lab.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "Viewings" SELECT i."Id", p."Id", '2026-03-04', '2026-03-04' FROM "Ideas" i, "People" p"""));
        Assert.Equal(3, await WrongAsync());
        var all = await ViewersAsync();
        Assert.Equal(4, all[0]);

        await SanctionAsync(_people[1]);
        await RunAsync();
        Assert.Equal(all.Select(viewers => viewers - 1), await ViewersAsync());
        Assert.Equal(0, await WrongAsync());

        await LiftAsync(_people[1]);
        await RunAsync();
        Assert.Equal(all, await ViewersAsync());

        Task<List<int>> ViewersAsync() => _lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => i.Viewers).ToListAsync());
    }

    [Fact]
    public async Task Who_is_under_a_sanction_may_vote_and_take_back_and_it_never_counts()
    {
        await SanctionAsync(_people[1]);
        await RunAsync();
        await WithdrawAsync(_ideas[0], _people[1]);
        await CastAsync(_ideas[0], _people[1]);
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(VoteDoubts.Sanctioned, (await VoteAsync(_ideas[0], _people[1]))!.Doubts);

        await LiftAsync(_people[1]);
        await RunAsync();
        Assert.Equal([3, 3, 3], await VotesAsync());
    }

    [Fact]
    public async Task A_vote_that_had_not_seen_the_sanction_is_found_a_minute_later()
    {
        await SanctionAsync(_people[1]);
        Assert.Equal(3, (await _lab.RunAsync<ApplySanctionsJob>())!.Items);
        Assert.Equal(1, await PendingAsync());
        // What a transaction of another node does that had read the person before.
        await _lab.InDatabaseAsync(db => db.Votes.Where(v => v.IdeaId == _ideas[0] && v.VoterId == _people[1]).ExecuteUpdateAsync(set => set.SetProperty(v => v.Doubts, VoteDoubts.None)));
        await _lab.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == _ideas[0]).ExecuteUpdateAsync(set => set.SetProperty(i => i.VoteCount, i => i.VoteCount + 1).SetProperty(i => i.Voters, i => i.Voters + 1)));

        Assert.Equal((1, 0), (await RunAsync(), await PendingAsync()));
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task What_merges_brought_follows_where_it_was_cast()
    {
        await _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var both = await db.ForMergingAsync(_ideas[0], _ideas[1], default);
            both[_ideas[1]].WithdrawVote(await db.People.SingleAsync(p => p.Id == _people[1]), _lab.Clock.Now);
            both[_ideas[0]].MergeInto(both[_ideas[1]], await db.People.SingleAsync(p => p.Id == _people[0]), "The same.", _lab.Clock.Now);
            await db.RescoreAsync(both[_ideas[1]], default);
            return true;
        }, default));
        Assert.Equal([3, 3, 3], await VotesAsync());

        await SanctionAsync(_people[1]);
        Assert.Equal(2, await RunAsync());
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(0, await WrongAsync());
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_and_one_decided_otherwise_meanwhile_ends_as_decided_last()
    {
        await SanctionAsync(_people[1]);
        await _lab.InDatabaseAsync(db => db.InOneGoAsync(() => db.ChangeDoubtsAsync(_ideas[1], [_people[1]], VoteDoubts.Sanctioned, true, default), default));
        await LiftAsync(_people[1]);
        Assert.Equal(1, await RunAsync());
        Assert.Equal([3, 3, 3], await VotesAsync());
    }

    [Fact]
    public async Task Two_thousand_votes_of_one_person_follow_in_few_queries()
    {
        const int many = 2000;
        await _lab.InDatabaseAsync(async db =>
        {
            var (author, voter, topic) = (await db.People.SingleAsync(p => p.Id == _people[0]), await db.People.SingleAsync(p => p.Id == _people[1]), await db.Topics.FirstAsync());
            for (var n = 0; n < many; n++)
            {
                var idea = new Idea(author, $"Another {n}", "Body", topic, Audience.Everyone, _lab.Clock.Now.AddDays(-3));
                idea.CastVote(voter, _lab.Clock.Now);
                db.Add(idea);
            }
            return await db.SaveChangesAsync();
        });

        await SanctionAsync(_people[1]);
        _lab.Queries.Take();
        Assert.Equal(many + 3, await RunAsync());
        Assert.InRange(_lab.Queries.Take(), 1, 250);
        Assert.Equal(many, await _lab.InDatabaseAsync(db => db.Ideas.CountAsync(i => i.VoteCount == 0)));

        await LiftAsync(_people[1]);
        Assert.Equal(many + 3, await RunAsync());
        Assert.Equal(many, await _lab.InDatabaseAsync(db => db.Ideas.CountAsync(i => i.VoteCount == 1)));
    }

    [Fact]
    public async Task Voting_while_a_sanction_is_carried_out_leaves_nothing_that_counts()
    {
        await WithdrawAsync(_ideas[0], _people[1]);
        await Task.WhenAll(Task.Run(() => SanctionAsync(_people[1])), Task.Run(RunAsync), Task.Run(() => CastAsync(_ideas[0], _people[1])), Task.Run(() => CastAsync(_ideas[0], _people[1])));
        await RunAsync();
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(VoteDoubts.Sanctioned, (await VoteAsync(_ideas[0], _people[1]))!.Doubts);
        Assert.Equal(0, await WrongAsync());
    }

    private void Vote(Idea idea, IEnumerable<Person> people)
    {
        foreach (var person in people) idea.CastVote(person, _lab.Clock.Now);
    }

    private Task SanctionAsync(int person) => DecideAsync(person, (person, ruth, now) => person.Sanction("One hand.", ruth, now));

    private Task LiftAsync(int person) => DecideAsync(person, (person, ruth, now) => person.LiftSanction("Ten people.", ruth, now));

    private Task DecideAsync(int person, Action<Person, Person, DateTime> decide) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        decide(await db.People.Include(p => p.Sanctions).SingleAsync(p => p.Id == person), await db.People.SingleAsync(p => p.Id == _people[0]), _lab.Clock.Now);
        return true;
    }, default));

    private Task HoldAsync(int idea, int person) => _lab.InDatabaseAsync(db => db.InOneGoAsync(() => db.ChangeDoubtsAsync(idea, [person], VoteDoubts.Held, true, default), default));

    private Task CastAsync(int idea, int person) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var voter = await db.People.SingleAsync(p => p.Id == person);
        await db.CastVoteAsync(await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == idea), voter, _lab.Clock.Now, default);
        return true;
    }, default));

    private Task WithdrawAsync(int id, int person) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var voter = await db.People.SingleAsync(p => p.Id == person);
        var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == id);
        idea.WithdrawVote(voter, _lab.Clock.Now);
        await db.RescoreAsync(idea, default);
        return true;
    }, default));

    private async Task<int> RunAsync()
    {
        _lab.Clock.Advance(Sanction.Overlap);
        return (await _lab.RunAsync<ApplySanctionsJob>())?.Items ?? 0;
    }

    private async Task<int> WrongAsync()
    {
        _lab.Clock.Advance(TimeSpan.FromDays(1));
        return (await _lab.RunAsync<RecountVotesJob>())!.Items;
    }

    private Task<int> PendingAsync() => _lab.InDatabaseAsync(db => db.Sanctions.CountAsync(s => s.PendingSince != null));

    private Task<Vote?> VoteAsync(int idea, int person) => _lab.InDatabaseAsync(db => db.Votes.SingleOrDefaultAsync(v => v.IdeaId == idea && v.VoterId == person));

    private Task<List<int>> VotesAsync() => _lab.InDatabaseAsync(db => db.Ideas.Where(i => _ideas.Contains(i.Id)).OrderBy(i => i.Id).Select(i => i.VoteCount).ToListAsync());
}
