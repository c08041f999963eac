namespace IdeaLab.Domain.Digests;

/// <summary>
/// What a stretch of time brought to every topic, read once for all who are told of it. Parts that go by places (<see cref="DigestPart.Moved"/>, <see cref="DigestPart.New"/>)
/// are there for the board of each topic and, under no topic, for that of all ideas.
/// </summary>
public sealed class DigestFacts
{
    private static readonly DigestPart[] ByPlace = [DigestPart.Moved, DigestPart.New];

    private readonly Dictionary<(DigestPart Part, int? TopicId), (List<DigestCandidate> Candidates, int Total)> _found = [];

    /// <param name="total">How many there are, where not all are given.</param>
    public void Add(DigestPart part, int? topicId, IEnumerable<DigestCandidate> candidates, int? total = null)
    {
        var all = candidates.ToList();
        _found[(part, topicId)] = (all, total ?? all.Count);
    }

    /// <summary>What there is to say in a part to somebody, most important first, and how much there is in all.</summary>
    /// <param name="topics">The reader's topics.</param>
    /// <param name="ofAll">Whether the reader goes by the board of all ideas.</param>
    internal (List<DigestCandidate> Candidates, int Total) Of(DigestPart part, IEnumerable<int> topics, bool ofAll, int readerId)
    {
        int?[] keys = ofAll && ByPlace.Contains(part) ? [null] : [.. topics.Select(id => (int?)id)];
        var found = keys.Select(key => _found.GetValueOrDefault((part, key))).Where(found => found.Candidates is not null).ToList();
        var all = found.SelectMany(f => f.Candidates).ToList();
        var told = all.Where(c => !c.HiddenFrom.Contains(readerId)).OrderByDescending(c => c.Weight).ThenByDescending(c => c.IdeaId).ToList();
        return (told, found.Sum(f => f.Total) - (all.Count - told.Count));
    }
}

/// <summary>A line that a digest could have.</summary>
/// <param name="Weight">The greatest comes first in its part.</param>
public sealed record DigestCandidate(int IdeaId, string Title, int TopicId, int? ChallengeId, double Weight, DigestReason Reason)
{
    /// <summary>Who must not be told: those who have yet to score it, so that nobody leans on anybody.</summary>
    public IReadOnlyCollection<int> HiddenFrom { get; init; } = [];

    /// <summary>Who has the idea, for parts where somebody should.</summary>
    public IdeaInHand? InHand { get; init; }

    /// <summary>What the reader can do about it straight from the mail, the first act first.</summary>
    internal IEnumerable<DigestAct> ActsOf(int readerId)
    {
        if (Reason is DigestReason.Scored) yield return DigestAct.Decide;
        if (InHand is { AssigneeId: null }) yield return DigestAct.Assign;
        if (InHand is { AskableId: { } author } && author != readerId) yield return DigestAct.Ask;
    }
}

/// <summary>In whose hands an idea is.</summary>
/// <param name="AssigneeId">Who of staff has it.</param>
/// <param name="AskableId">Its author, if staff may ask them now.</param>
public sealed record IdeaInHand(int? AssigneeId, int? AskableId);
