using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>A challenge on real rows, each act in a unit of work of its own as on a page.</summary>
public sealed class ChallengeQueriesTests
{
    [Fact]
    public async Task A_race_of_parallel_votes_for_many_ideas_never_overspends_and_counters_are_what_rows_say()
    {
        await using var lab = JobLab.Open();
        var (voter, ideas) = await SeedAsync(lab, ideas: 10);

        var done = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => GiveAsync(lab, ideas[n % 10], voter, 1 + n % 2))));

        Assert.Contains(true, done);
        Assert.Contains(false, done);
        Assert.Equal(5, await GivenAsync(lab, voter));
        var run = await lab.RunAsync<RecountVotesJob>();
        Assert.Equal((JobOutcome.Succeeded, 0), (run!.Outcome, run.Items));
    }

    [Fact]
    public async Task Votes_for_an_idea_whose_choice_is_made_come_back()
    {
        await using var lab = JobLab.Open();
        var (voter, ideas) = await SeedAsync(lab, ideas: 3);
        Assert.True(await GiveAsync(lab, ideas[0], voter, 3));
        Assert.True(await GiveAsync(lab, ideas[1], voter, 2));
        Assert.False(await GiveAsync(lab, ideas[2], voter, 1));

        await lab.ActAsync(ideas[0], (idea, people) => idea.TakeStep(IdeaStatus.Declined, people[0], "Too early.", lab.Clock.Now, new Reopening("Something changes.")));

        Assert.True(await GiveAsync(lab, ideas[2], voter, 3));
        Assert.Equal(8, await GivenAsync(lab, voter));
    }

    [Fact]
    public async Task An_idea_always_comes_with_its_challenge()
    {
        await using var lab = JobLab.Open();
        var (_, ideas) = await SeedAsync(lab, ideas: 1);
        Assert.True(await lab.InDatabaseAsync(async db => (await db.Ideas.SingleAsync(i => i.Id == ideas[0])).TakesVotesFromBudget));
    }

    [Fact]
    public async Task What_is_for_employees_does_not_exist_for_others()
    {
        await using var lab = JobLab.Open();
        await SeedAsync(lab, ideas: 1, Audience.Employees);
        foreach (var (person, seen) in new[] { (null, 0), (Cast.Customer(), 0), (Cast.Employee(), 1), (Cast.Staff(), 1) })
            Assert.Equal(seen, await lab.InDatabaseAsync(db => db.Challenges.VisibleTo(person).CountAsync()));
    }

    private static Task<int> GivenAsync(JobLab lab, int voter) => lab.InDatabaseAsync(db => db.Votes.Where(v => v.VoterId == voter).SumAsync(v => v.Amount));

    private static Task<bool> GiveAsync(JobLab lab, int ideaId, int voterId, int amount) => lab.InDatabaseAsync(async db =>
    {
        try
        {
            return await db.InOneGoAsync(async () =>
            {
                var voter = await db.People.SingleAsync(p => p.Id == voterId);
                var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == ideaId);
                await db.GiveVotesAsync(idea, voter, amount, lab.Clock.Now, default);
                return true;
            }, default);
        }
        catch (RuleViolation e) when (e.Message == "Rule.VotesLeft")
        {
            return false;
        }
    });

    private static async Task<(int Voter, int[] Ideas)> SeedAsync(JobLab lab, int ideas, Audience audience = Audience.Everyone)
    {
        var owner = new Person("Laura", PersonKind.Employee, "es", "Europe/Madrid", lab.Clock.Now);
        owner.TakeRoles(Roles.Owner);
        var voter = new Person("Elena", PersonKind.Employee, "es", "Europe/Madrid", lab.Clock.Now);
        var topic = new Topic("Paper", "Papel");
        await lab.SaveAsync(owner, voter, topic);
        return await lab.InDatabaseAsync(async db =>
        {
            db.AttachRange(owner, topic);
            var challenge = new Challenge(new("How do we save paper?", "", new(2026, 3, 2), new(2026, 3, 29), audience, [topic], "", owner, new(5, 3)), owner, TimeZoneInfo.Utc, lab.Clock.Now);
            db.Add(challenge);
            await db.SaveChangesAsync();
            var entered = Enumerable.Range(0, ideas).Select(n => new Idea(owner, $"Less paper {n}", "By mail.", topic, audience, lab.Clock.Now, challenge)).ToList();
            db.AddRange(entered);
            await db.SaveChangesAsync();
            return (voter.Id, entered.Select(i => i.Id).ToArray());
        });
    }
}
