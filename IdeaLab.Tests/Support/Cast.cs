using System.Reflection;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Support;

/// <summary>A few people and ideas, made by the verbs of the domain. Keys are given as a database would give them.</summary>
public static class Cast
{
    public static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    private static int _lastId;

    public static Person Customer(string name = "Carmen") => Saved(new Person(name, PersonKind.Customer, "es", "Europe/Madrid", Noon));

    public static Person Employee(string name = "Elena") => Saved(new Person(name, PersonKind.Employee, "es", "Europe/Madrid", Noon));

    public static Person Staff(Roles role = Roles.Reviewer)
    {
        var person = Employee(role.ToString());
        person.TakeRoles(role);
        return person;
    }

    public static Topic Topic(string name = "Cards") => Saved(new Topic(name, name));

    public static Idea Idea(Person? author = null, Audience audience = Audience.Everyone, DateTime? at = null) =>
        Saved(new Idea(author ?? Customer(), "Freeze a lost card", "From the lock screen.", Topic(), audience, at ?? Noon));

    /// <summary>What saving does to an entity: it has a key afterwards.</summary>
    public static T Saved<T>(T entity) where T : class
    {
        typeof(T).GetProperty("Id", BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, Interlocked.Increment(ref _lastId));
        return entity;
    }
}
