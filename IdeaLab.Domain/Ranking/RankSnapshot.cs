namespace IdeaLab.Domain.Ranking;

/// <summary>How a board stood at one moment.</summary>
public sealed class RankSnapshot
{
    /// <summary>Places kept per board; deeper ones move too often to mean anything.</summary>
    public const int Depth = 200;

    private readonly List<RankPlace> _places = [];

    private RankSnapshot() { }

    public RankSnapshot(int? topicId, DateTime takenAt, IEnumerable<RankPlace> places)
    {
        TopicId = topicId;
        TakenAt = takenAt;
        _places.AddRange(places);
    }

    public int Id { get; private set; }

    /// <summary>The board of a topic; null is the board of all ideas.</summary>
    public int? TopicId { get; private set; }

    public DateTime TakenAt { get; private set; }
    public IReadOnlyList<RankPlace> Places => _places;
}
