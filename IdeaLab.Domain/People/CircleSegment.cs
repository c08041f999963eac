namespace IdeaLab.Domain.People;

/// <summary>A segment of an audience.</summary>
public sealed class CircleSegment
{
    private CircleSegment() { }

    internal CircleSegment(Circle circle, Segment segment)
    {
        Circle = circle;
        (Segment, SegmentId) = (segment, segment.Id);
    }

    public int CircleId { get; private set; }
    public Circle Circle { get; private set; } = null!;
    public int SegmentId { get; private set; }
    public Segment Segment { get; private set; } = null!;
}
