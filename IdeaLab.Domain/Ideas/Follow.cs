using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>Who is told of an idea's steps and answers. Unique per person and idea.</summary>
public sealed class Follow
{
    private Follow() { }

    internal Follow(Idea idea, Person person, FollowReason reason, DateTime at)
    {
        Idea = idea;
        Person = person;
        PersonId = person.Id;
        Reason = reason;
        At = at;
    }

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public FollowReason Reason { get; internal set; }
    public DateTime At { get; internal set; }
}

/// <summary>Why somebody follows. Only a chosen follow moves the trending score.</summary>
public enum FollowReason
{
    Chosen = 0,
    Author = 1,
    Vote = 2,
    Comment = 3,
}
