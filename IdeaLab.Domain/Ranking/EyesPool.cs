namespace IdeaLab.Domain.Ranking;

/// <summary>The ideas from which viewers draw those that need eyes, until the next pool is drawn. One who turns pages stays with the pool they began with.</summary>
public sealed class EyesPool
{
    /// <summary>How long a reader may take over the pages of a board.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly List<EyesCandidate> _candidates = [];

    private EyesPool() { }

    public EyesPool(DateTime drawnAt, IEnumerable<EyesCandidate> candidates)
    {
        DrawnAt = drawnAt;
        _candidates.AddRange(candidates);
    }

    public int Id { get; private set; }
    public DateTime DrawnAt { get; private set; }
    public IReadOnlyList<EyesCandidate> Candidates => _candidates;
}

/// <summary>An idea in a pool, with the weight it is drawn by.</summary>
/// <param name="IdeaId">Which.</param>
/// <param name="Weight">See <see cref="NeedsEyes.Pool"/>.</param>
/// <param name="Position">
/// Where it stood on the board when the pool was drawn, 1 is first; null when far down. Where readers see different boards, the foremost place it may have on one of them.
/// </param>
public sealed record EyesCandidate(int IdeaId, double Weight, int? Position = null);
