using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>Ideas on the board of a site under test, made by the verbs of the domain, and the board as a visitor reads it.</summary>
public static class Board
{
    /// <summary>An idea of a demo person, some days old; <paramref name="then"/> takes it further.</summary>
    public static Task<int> ShareAsync(
        this LabApp app, string title, string by = "customer", string body = "Because it would help.", string topic = "General",
        Audience audience = Audience.Everyone, double daysAgo = 0, Action<Idea, DateTime>? then = null) => app.InDatabaseAsync(async db =>
    {
        var at = app.Clock.Now.AddDays(-daysAgo);
        var about = await db.Topics.SingleOrDefaultAsync(t => t.English == topic) ?? new Topic(topic, topic);
        var idea = new Idea(await db.DemoPersonAsync(by), title, body, about, audience, at);
        db.Add(idea);
        then?.Invoke(idea, at);
        await db.SaveChangesAsync();
        return idea.Id;
    });

    /// <summary>Loads the idea with a demo person's share in it, and lets them act.</summary>
    public static Task<int> ActAsync(this LabApp app, int ideaId, string who, Action<Idea, Person> act) => app.InDatabaseAsync(async db =>
    {
        var person = await db.DemoPersonAsync(who);
        var idea = await db.Ideas.Include(i => i.Author).WithWhatIsOwed().WithShareOf(person).SingleAsync(i => i.Id == ideaId);
        act(idea, person);
        return await db.SaveChangesAsync();
    });

    public static Task<int> CommentAsync(this LabApp app, int ideaId, string body, string by = "customer2", int? replyTo = null, Stance stance = Stance.None) => app.InDatabaseAsync(async db =>
    {
        var author = await db.DemoPersonAsync(by);
        var idea = await db.Ideas.WithShareOf(author).SingleAsync(i => i.Id == ideaId);
        var parent = replyTo is null ? null : await db.Comments.Include(c => c.Parent).SingleAsync(c => c.Id == replyTo);
        var comment = idea.AddComment(author, body, stance, parent, app.Clock.Now);
        await db.SaveChangesAsync();
        return comment.Id;
    });

    public static Task<(int Counter, int Rows)> VotesAsync(this LabApp app, int ideaId) => app.InDatabaseAsync(async db =>
        (await db.Ideas.Where(i => i.Id == ideaId).Select(i => i.VoteCount).SingleAsync(), await db.Votes.CountAsync(v => v.IdeaId == ideaId)));

    /// <summary>A demo reviewer merges one idea into another.</summary>
    public static Task<int> MergeAsync(this LabApp app, int ideaId, int into, string who = "reviewer", string reason = "They ask for the same.") => app.InDatabaseAsync(async db =>
    {
        var both = await db.ForMergingAsync(ideaId, into, default);
        both[ideaId].MergeInto(both[into], await db.DemoPersonAsync(who), reason, app.Clock.Now);
        await db.RescoreAsync(both[into], default);
        return into;
    });

    /// <summary>A demo reviewer declines or delivers an idea.</summary>
    public static Task<int> EndAsync(this LabApp app, int ideaId, IdeaStatus status, string reason = "In version 8.2.") => app.ActAsync(ideaId, "reviewer", (idea, reviewer) =>
    {
        IdeaStatus[] way = status is IdeaStatus.Delivered ? [IdeaStatus.Planned, IdeaStatus.InProgress, status] : [status];
        foreach (var to in way) idea.TakeStep(to, reviewer, reason, app.Clock.Now, new Reopening("The law changes."));
    });

    /// <summary>A demo reviewer writes down what an idea taught.</summary>
    public static Task<int> TeachAsync(this LabApp app, int ideaId, LessonText text) => app.InDatabaseAsync(async db =>
    {
        var idea = await db.Ideas.SingleAsync(i => i.Id == ideaId);
        var lesson = idea.WriteLesson(await db.DemoPersonAsync("reviewer"), text, app.Clock.Now);
        db.Add(lesson);
        await db.SaveChangesAsync();
        return lesson.Id;
    });

    public static Task<Person> DemoPersonAsync(this IdeaLabDb db, string who) => db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();

    /// <summary>The titles on a board page, from top to bottom.</summary>
    public static string[] Titles(this IHtmlDocument page) => [.. page.QuerySelectorAll("#board .idea-row-title").Select(title => title.TextContent.Trim())];

    public static string Path(this IElement link) => new Uri(((IHtmlAnchorElement)link).Href).PathAndQuery;

    /// <summary>What stands in a field of a form.</summary>
    public static string? Field(this IHtmlDocument page, string selector) => page.QuerySelector(selector) switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement choice => choice.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>A form of a page already open, sent as it stands there: what a second tab or a second click does.</summary>
    public static async Task<HttpResponseMessage> SendOpenAsync(this Visitor visitor, IHtmlDocument page, string action, bool byHtmx = false, params (string Name, string Value)[] values)
    {
        var form = page.Forms.Single(f => f.GetAttribute("action") == action);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Where(field => field.Type is not ("radio" or "checkbox" or "file") || field.IsChecked)
            .GroupBy(field => field.Name!).ToDictionary(same => same.Key, same => same.Last().Value);
        foreach (var (name, value) in values) fields[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        if (byHtmx) request.Headers.Add("HX-Request", "true");
        return await visitor.Client.SendAsync(request);
    }
}
