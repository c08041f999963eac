using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Moderation;

/// <summary>A vote that a rule doubted once, and what has become of it. It outlives the vote, so that taking it back and casting it again changes nothing.</summary>
public sealed class HeldVote
{
    private readonly HashSet<Hold> _holds = [];

    private HeldVote() { }

    internal HeldVote(int ideaId, int voterId, DateTime castAt) => (IdeaId, VoterId, CastAt) = (ideaId, voterId, castAt);

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public int VoterId { get; private set; }
    public Person Voter { get; private set; } = null!;

    /// <summary>When the vote was cast that was doubted, UTC.</summary>
    public DateTime CastAt { get; private set; }

    public HeldState State { get; private set; }

    /// <summary>The last verdict on it; null while nobody has looked.</summary>
    public Verdict? Verdict { get; private set; }
    public int? VerdictId { get; private set; }

    /// <summary>Every reason to doubt it. A verdict settles all of them: staff looked at the vote.</summary>
    public IReadOnlyCollection<Hold> Holds => _holds;

    public int Version { get; private set; }

    /// <summary>What keeps a vote of this person for this idea out of the count.</summary>
    public VoteDoubts Doubts => State switch
    {
        HeldState.Held => VoteDoubts.Held,
        HeldState.Removed => VoteDoubts.Removed,
        _ => VoteDoubts.None,
    };

    internal void Become(HeldState state, Verdict verdict)
    {
        (State, Verdict) = (state, verdict);
        Version++;
    }
}
