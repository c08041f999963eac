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

    internal Follow(Idea idea, Merge merge, Follow other)
    {
        Idea = idea;
        PersonId = other.PersonId;
        ComeFrom(merge, other);
    }

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public FollowReason Reason { get; internal set; }
    public DateTime At { get; internal set; }

    /// <summary>The merge for which it counts here; null for a follow of this very idea.</summary>
    public int? MergeId { get; private set; }
    public Merge? Merge { get; private set; }

    public bool IsCarried => Merge is not null || MergeId is not null;

    internal void ComeFrom(Merge merge, Follow other) => (Merge, Reason, At) = (merge, other.Reason, other.At);

    /// <summary>The person acts on this very idea, and so follows it even if the merge is undone. What they chose stays chosen.</summary>
    internal void BecomeOwn(FollowReason reason)
    {
        (Merge, MergeId) = (null, null);
        if (Reason is not FollowReason.Chosen) Reason = reason;
    }
}

/// <summary>Why somebody follows. Only a chosen follow moves the trending score.</summary>
public enum FollowReason
{
    Chosen = 0,
    Author = 1,
    Vote = 2,
    Comment = 3,
}
