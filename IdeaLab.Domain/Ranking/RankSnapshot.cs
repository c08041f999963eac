namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How a moving board stood at one moment. It holds the ideas that votes can still move (<c>StatusSteps.Moving</c>), whatever their audience:
/// what is being built, delivered, declined or merged has left it, and what a reader may not see is taken out on reading.
/// </summary>
public sealed class RankSnapshot
{
    /// <summary>Places kept per board; deeper ones move too often to mean anything.</summary>
    public const int Depth = 200;

    private readonly List<RankPlace> _places = [];

    private RankSnapshot() { }

    public RankSnapshot(BoardOrder order, int? topicId, DateTime takenAt, IEnumerable<RankPlace> places)
    {
        Order = order;
        TopicId = topicId;
        TakenAt = takenAt;
        _places.AddRange(places);
    }

    public int Id { get; private set; }
    public BoardOrder Order { get; private set; }

    /// <summary>The board of a topic; null is the board of all ideas.</summary>
    public int? TopicId { get; private set; }

    public DateTime TakenAt { get; private set; }
    public IReadOnlyList<RankPlace> Places => _places;

    /// <summary>Whether these ideas stand in this order with these scores and counts; then there is nothing new to keep.</summary>
    public bool Shows(IEnumerable<Standing> board) => _places.OrderBy(p => p.Position).Select(p => p.Standing).SequenceEqual(board);
}
