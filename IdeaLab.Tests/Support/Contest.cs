using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Support;

/// <summary>Challenges of a site under test, made by the verbs of the domain. Days count in Madrid, the lab's zone.</summary>
public static class Contest
{
    /// <summary>A challenge of a demo owner that began so many days ago and ends in so many.</summary>
    public static Task<int> ChallengeAsync(
        this LabApp app, string question = "How do we save paper?", int began = 10, int endsIn = 20, string owner = "owner", Audience audience = Audience.Everyone,
        VoteBudget? budget = null, string criteria = "", string description = "", params string[] topics) => app.InDatabaseAsync(async db =>
    {
        var (by, zone) = (await db.DemoPersonAsync(owner), (await db.Settings.SingleAsync()).FindTimeZone());
        var about = await db.Topics.Where(t => topics.Contains(t.English)).ToListAsync();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(app.Clock.Now, zone));
        var terms = new ChallengeTerms(question, description, today.AddDays(-began), today.AddDays(endsIn), audience, about, criteria, by, budget);
        var challenge = new Challenge(terms, by, zone, app.Clock.Now.AddDays(-Math.Max(began, 40)));
        db.Add(challenge);
        await db.SaveChangesAsync();
        return challenge.Id;
    });

    /// <summary>An idea of a demo person in a challenge.</summary>
    public static Task<int> EnterAsync(this LabApp app, int challengeId, string title, string by = "customer", string topic = "General", double daysAgo = 0) => app.InDatabaseAsync(async db =>
    {
        var challenge = await db.Challenges.Include(c => c.Topics).SingleAsync(c => c.Id == challengeId);
        var about = await db.Topics.SingleOrDefaultAsync(t => t.English == topic) ?? new Topic(topic, topic);
        var idea = new Idea(await db.DemoPersonAsync(by), title, "Because it would help.", about, challenge.Audience, app.Clock.Now.AddDays(-daysAgo), challenge);
        db.Add(idea);
        await db.SaveChangesAsync();
        return idea.Id;
    });

    public static Task<bool> GiveAsync(this LabApp app, int ideaId, string who, int amount) => app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var voter = await db.DemoPersonAsync(who);
        var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == ideaId);
        await db.GiveVotesAsync(idea, voter, amount, app.Clock.Now, default);
        return true;
    }, default));

    /// <summary>What the job does that closes challenges.</summary>
    public static Task<int> CloseDueAsync(this LabApp app) => app.RunAsync<CloseChallengesJob>();

    public static async Task<int> RunAsync<TJob>(this LabApp app) where TJob : ILabJob
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }
}
