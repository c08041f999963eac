using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>Topics of a site under test, made by the verbs of the domain, and an idea with what staff did.</summary>
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

    public static Task<Idea> IdeaAsync(this LabApp app, int id) => app.InDatabaseAsync(db => db.Ideas.Include(i => i.History).Include(i => i.Responses).SingleAsync(i => i.Id == id));
}
