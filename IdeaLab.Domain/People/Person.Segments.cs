namespace IdeaLab.Domain.People;

/// <summary>The closed communities a person is in. The verbs expect the memberships to be loaded.</summary>
public sealed partial class Person
{
    private readonly List<Membership> _memberships = [];

    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>
    /// The circles that admit the person, by key. No column: <c>WithCirclesAsync</c> looks them up, and who asks is read with them. Where nobody did, what is closed stays closed.
    /// </summary>
    public IReadOnlySet<int> Circles { get; private set; } = new HashSet<int>();

    /// <summary>Says which circles admit the person, in place of those known before.</summary>
    public void BelongTo(IEnumerable<int> circles) => Circles = circles.ToHashSet();

    public bool IsIn(Segment segment) => _memberships.Exists(m => m.SegmentId == segment.Id);

    /// <summary>Puts the person into a segment at a UTC time. Twice is once, and what put them there first stands.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Join(Segment segment, MembershipSource by, DateTime at)
    {
        if (IsIn(segment)) return false;
        _memberships.Add(new Membership(this, segment, by, at));
        return true;
    }

    /// <summary>Takes the person out of a segment.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Leave(Segment segment) => _memberships.RemoveAll(m => m.SegmentId == segment.Id) > 0;

    /// <summary>
    /// What single sign-on says about the person, each time they sign in: they are in all these segments, and in no other that an earlier sign-on put them into.
    /// Segments from an admin, a file or an invitation are not its to take.
    /// </summary>
    /// <returns>Whether that changed anything.</returns>
    public bool TakeSegmentsFromSignOn(IReadOnlyCollection<Segment> segments, DateTime at)
    {
        var left = _memberships.RemoveAll(m => m.By is MembershipSource.SignOn && segments.All(s => s.Id != m.SegmentId));
        return segments.Count(segment => Join(segment, MembershipSource.SignOn, at)) + left > 0;
    }
}
