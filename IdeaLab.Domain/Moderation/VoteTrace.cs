using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Moderation;

/// <summary>What the vote itself does not say: from which network it was cast, as a hash that says no address. It stays when the vote is taken back.</summary>
public sealed class VoteTrace
{
    /// <summary>Longer than any rule needs a network.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private VoteTrace() { }

    public VoteTrace(Idea idea, Vote vote, long? network) => (IdeaId, VoterId, At, Network) = (idea.Id, vote.VoterId, vote.CastAt, network);

    public int IdeaId { get; private set; }
    public int VoterId { get; private set; }

    /// <summary>When the vote was cast, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>See <see cref="NetworkSalt.HashOf"/>.</summary>
    public long? Network { get; private set; }

    /// <summary>The vote was taken back and cast again. Asking twice for the same vote changes nothing.</summary>
    public void Follow(Vote vote, long? network)
    {
        if (vote.CastAt != At) (At, Network) = (vote.CastAt, network);
    }
}
