using System.Globalization;

namespace IdeaLab.Domain.People;

/// <summary>
/// The segments that an audience consists of; whoever is in one of them belongs to it. There is one for each set of segments and it never changes, so that an idea, a topic or a challenge refers to it by one key:
/// whether it exists for somebody is then a comparison of columns and no subquery for each row, and the same audience has the same key.
/// </summary>
public sealed class Circle
{
    public const int SegmentsMax = 20;
    public const int NameMaxLength = 220;

    private readonly List<CircleSegment> _segments = [];

    private Circle() { }

    /// <exception cref="RuleViolation">There is no segment, or more than <see cref="SegmentsMax"/>.</exception>
    public Circle(IReadOnlyCollection<Segment> segments)
    {
        if (segments.Count is 0 or > SegmentsMax) throw new RuleViolation("Rule.CircleSegments", SegmentsMax);
        Name = NameOf(segments.Select(s => s.Id));
        _segments.AddRange(segments.Select(segment => new CircleSegment(this, segment)));
    }

    public int Id { get; private set; }

    /// <summary>The keys of its segments in order, such as "3,7", so that no set is there twice.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<CircleSegment> Segments => _segments;

    public static string NameOf(IEnumerable<int> segments) => string.Join(',', segments.Distinct().Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The segments a name says; what is no number is left out.</summary>
    public static IReadOnlyList<int> SegmentsIn(string name) =>
        [.. name.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];
}
