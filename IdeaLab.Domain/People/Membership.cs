namespace IdeaLab.Domain.People;

/// <summary>That a person is in a segment.</summary>
public sealed class Membership
{
    private Membership() { }

    internal Membership(Person person, Segment segment, MembershipSource by, DateTime at)
    {
        (Person, PersonId) = (person, person.Id);
        (Segment, SegmentId) = (segment, segment.Id);
        (By, Since) = (by, at);
    }

    public int SegmentId { get; private set; }
    public Segment Segment { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public DateTime Since { get; private set; }

    /// <summary>What put them there first.</summary>
    public MembershipSource By { get; private set; }
}
