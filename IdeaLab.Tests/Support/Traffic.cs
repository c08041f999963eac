using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Support;

/// <summary>What comes to the ideas of a site under test, hour by hour.</summary>
public static class Traffic
{
    /// <summary>Two weeks up to now in which every three hours somebody votes for one of the ideas.</summary>
    public static Task<int> UsualTrafficAsync(this LabApp app, params int[] ideaIds) => app.InDatabaseAsync(async db =>
    {
        var ideas = await db.Ideas.Where(i => ideaIds.Contains(i.Id)).OrderBy(i => i.Id).ToListAsync();
        foreach (var (n, member) in (await MembersAsync(db, 112, "usual", app.Clock.Now)).Index()) ideas[n % ideas.Count].CastVote(member, app.Clock.Now.AddHours(-3 * (n + 1)));
        return await db.SaveChangesAsync();
    });

    /// <summary>So many members vote, comment and report within an hour.</summary>
    /// <param name="doubts">What keeps the votes out of the count.</param>
    /// <param name="isBroughtIn">Whether they are not of this lab.</param>
    public static Task<int> BurstAsync(this LabApp app, int ideaId, DateTime hour, int votes = 0, int comments = 0, int flags = 0, VoteDoubts doubts = VoteDoubts.None, bool isBroughtIn = false) => app.InDatabaseAsync(async db =>
    {
        var idea = await db.Ideas.SingleAsync(i => i.Id == ideaId);
        foreach (var member in await MembersAsync(db, votes, "voter", hour, isBroughtIn)) idea.CastVote(member, hour.AddMinutes(30));
        foreach (var member in await MembersAsync(db, comments, "talker", hour)) idea.AddComment(member, $"Yes, says {member.Name}.", Stance.None, null, hour.AddMinutes(30));
        db.AddRange((await MembersAsync(db, flags, "reporter", hour)).Select(member => new Flag(idea, null, member, "Rude", hour.AddMinutes(30))));
        await db.SaveChangesAsync();
        return await db.Votes.Where(v => v.IdeaId == ideaId && v.CastAt == hour.AddMinutes(30)).ExecuteUpdateAsync(set => set.SetProperty(v => v.Doubts, doubts));
    });

    /// <returns>How many alerts were raised.</returns>
    public static async Task<int> WarnAsync(this LabApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WarnEarlyJob>().RunAsync(default);
    }

    /// <summary>An alert as the job raises it, now, for thirty votes and twelve first ones in the hour before.</summary>
    public static Alert Alert(int ideaId, DateTime now, int doubted = 0)
    {
        var burst = new Burst(new IdeaEvents(ideaId, now.AddDays(-30), new EventCounts(30, 2, 0, 12), default), [new(EventKinds.Votes, 1.24, 1e-20), new(EventKinds.NewVoters, 0.04, 1e-12)]);
        var alert = new Alert(burst, now.ToHour().AddHours(-1), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), now);
        alert.Weigh(doubted);
        return alert;
    }

    private static async Task<List<Person>> MembersAsync(IdeaLabDb db, int count, string name, DateTime joinedAt, bool isBroughtIn = false)
    {
        var members = Enumerable.Range(1, count).Select(n => isBroughtIn
            ? Person.Imported($"{name} {n}", "elsewhere", $"{joinedAt:O} {n}", "en", "Europe/Madrid", joinedAt)
            : new Person($"{name} {n}", PersonKind.Customer, "en", "Europe/Madrid", joinedAt)).ToList();
        db.AddRange(members);
        await db.SaveChangesAsync();
        return members;
    }
}
