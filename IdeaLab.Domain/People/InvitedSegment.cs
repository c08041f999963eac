namespace IdeaLab.Domain.People;

/// <summary>A segment into which an invitation leads.</summary>
public sealed class InvitedSegment
{
    private InvitedSegment() { }

    internal InvitedSegment(SegmentInvitation invitation, Segment segment)
    {
        Invitation = invitation;
        (Segment, SegmentId) = (segment, segment.Id);
    }

    public int InvitationId { get; private set; }
    public SegmentInvitation Invitation { get; private set; } = null!;
    public int SegmentId { get; private set; }
    public Segment Segment { get; private set; } = null!;
}
