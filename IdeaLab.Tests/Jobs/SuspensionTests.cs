using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>A suspension takes the votes of a person out of every count, and its end brings them back.</summary>
public sealed class SuspensionTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open();
    private int[] _ideas = [];
    private int[] _people = [];

    public async Task InitializeAsync()
    {
        (_ideas, _) = await _lab.SeedAsync(ideas: 3, people: 3);
        _people = [.. await _lab.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync())];
        foreach (var idea in _ideas)
            await _lab.ActAsync(idea, (idea, people) =>
            {
                foreach (var voter in people.Skip(1)) idea.CastVote(voter, _lab.Clock.Now);
            });
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task The_votes_leave_come_back_with_the_end_and_every_counter_is_its_rows()
    {
        await DoAsync(days: 3);
        await _lab.RunAsync<ApplySanctionsJob>();
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal(0, await WrongAsync());

        _lab.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await _lab.RunAsync<ApplySanctionsJob>();
        Assert.Equal([2, 2, 2], await VotesAsync());

        _lab.Clock.Advance(TimeSpan.FromMinutes(1));
        await _lab.RunAsync<ApplySanctionsJob>();
        Assert.Equal([3, 3, 3], await VotesAsync());
        Assert.Equal(0, await WrongAsync());
        Assert.False(await _lab.InDatabaseAsync(db => db.People.AnyAsync(p => p.SilencedAt != null || p.SanctionedAt != null)));
    }

    [Fact]
    public async Task A_plain_sanction_of_before_keeps_the_votes_out_after_the_end()
    {
        await _lab.InDatabaseAsync(async db =>
        {
            var (person, staff) = ((await db.ForModerationAsync(_people[1], default))!, await db.People.SingleAsync(p => p.Id == _people[0]));
            person.Sanction("Ten accounts.", staff, _lab.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await DoAsync(days: 3);
        _lab.Clock.Advance(TimeSpan.FromDays(4));
        await _lab.RunAsync<ApplySanctionsJob>();
        Assert.Equal([2, 2, 2], await VotesAsync());
        Assert.Equal((1, 0), await _lab.InDatabaseAsync(async db => (await db.Sanctions.CountAsync(s => s.LiftedAt == null), await db.People.CountAsync(p => p.SilencedAt != null))));
    }

    private Task<bool> DoAsync(int days) => _lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var (person, staff) = ((await db.ForModerationAsync(_people[1], default))!, await db.People.SingleAsync(p => p.Id == _people[0]));
        person.Suspend(staff, days, Ground.Insult, "Again.", null, _lab.Clock.Now);
        return true;
    }, default));

    private Task<List<int>> VotesAsync() => _lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => i.VoteCount).ToListAsync());

    private async Task<int?> WrongAsync() => (await _lab.RunAsync<RecountVotesJob>())?.Items;
}
