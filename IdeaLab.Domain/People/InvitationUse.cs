namespace IdeaLab.Domain.People;

/// <summary>That a person joined by an invitation.</summary>
public sealed class InvitationUse
{
    private InvitationUse() { }

    internal InvitationUse(SegmentInvitation invitation, Person person, DateTime at)
    {
        Invitation = invitation;
        (Person, PersonId, At) = (person, person.Id, at);
    }

    public int InvitationId { get; private set; }
    public SegmentInvitation Invitation { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public DateTime At { get; private set; }
}
