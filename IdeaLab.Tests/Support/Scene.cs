using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>Topics and ideas on a site under test, made by the verbs of the domain.</summary>
public static class Scene
{
    public static Task<int> TopicAsync(this LabApp app, string english = "Cards", string spanish = "Tarjetas", bool closed = false) => app.InDatabaseAsync(async db =>
    {
        var topic = new Topic(english, spanish);
        if (closed) topic.Close();
        db.Add(topic);
        await db.SaveChangesAsync();
        return topic.Id;
    });

    /// <summary>An idea of a demo person in the first topic; <paramref name="then"/> takes it further.</summary>
    public static Task<int> IdeaAsync(this LabApp app, string who, string title, Audience audience = Audience.Everyone, Action<Idea>? then = null) => app.InDatabaseAsync(async db =>
    {
        var author = await db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
        var topic = await db.Topics.OrderBy(t => t.Id).FirstOrDefaultAsync() ?? new Topic("Cards", "Tarjetas");
        var idea = new Idea(author, title, "Because it would help.", topic, audience, app.Clock.Now);
        then?.Invoke(idea);
        db.Add(idea);
        await db.SaveChangesAsync();
        return idea.Id;
    });

    public static Task<Idea> IdeaAsync(this LabApp app, int id) => app.InDatabaseAsync(db => db.Ideas.Include(i => i.History).Include(i => i.Responses).SingleAsync(i => i.Id == id));
}
