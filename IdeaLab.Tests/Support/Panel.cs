using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Tests.Support;

/// <summary>People who score ideas of a site under test, by the verbs of the domain.</summary>
public static class Panel
{
    /// <summary>An idea of a demo person that the reviewer has under review.</summary>
    public static async Task<int> ReviewedAsync(this LabApp app, string title, string by = "customer", string topic = "General", Audience audience = Audience.Everyone)
    {
        var id = await app.ShareAsync(title, by, topic: topic, audience: audience);
        await app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look at it.", app.Clock.Now));
        return id;
    }

    /// <summary>The reviewer asks demo people to score an idea, by the end of so many days from now.</summary>
    public static Task<int> AskToScoreAsync(this LabApp app, int ideaId, string[] whom, double days = 5) => app.InDatabaseAsync(async db =>
    {
        var (reviewer, idea, set) = (await db.DemoPersonAsync("reviewer"), (await db.Ideas.FindAsync(ideaId))!, await db.CriteriaAsync(null, default));
        var scoring = await db.ScoringAsync(ideaId, default) ?? db.Add(new Scoring(idea, set)).Entity;
        foreach (var who in whom) scoring.Invite(reviewer, await db.DemoPersonAsync(who), set, "", app.Clock.Now.AddDays(days), app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    /// <summary>A demo person gives every criterion of impact one value, and those of effort another.</summary>
    public static Task<int> ScoreAsync(this LabApp app, int ideaId, string who, int impact, int effort = 3) => app.InDatabaseAsync(async db =>
    {
        var scoring = (await db.ScoringAsync(ideaId, default))!;
        scoring.File(await db.DemoPersonAsync(who), [.. scoring.Set.Criteria.Select(c => new RatingTerms(c.Id, c.Measure is Measure.Impact ? impact : effort, ""))], 1, app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    public static Task<Scoring> ScoringAsync(this LabApp app, int ideaId) => app.InDatabaseAsync(async db => (await db.ScoringAsync(ideaId, default))!);
}
