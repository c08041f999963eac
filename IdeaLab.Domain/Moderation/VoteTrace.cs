using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Moderation;

/// <summary>What the vote itself does not say: from which network it was cast, as a hash that says no address. It stays when the vote is taken back.</summary>
public sealed class VoteTrace
{
    private VoteTrace() { }

    public VoteTrace(Idea idea, Vote vote, long? network) => (IdeaId, VoterId, At, Network) = (idea.Id, vote.VoterId, vote.CastAt, network);

    public int IdeaId { get; private set; }
    public int VoterId { get; private set; }

    /// <summary>When the vote was first cast, UTC. Whoever takes it back and casts it again has voted then: neither is an old vote made fresh, nor is the time put off after which it is looked at.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was last cast again, UTC; null when it never was.</summary>
    public DateTime? AgainAt { get; private set; }

    /// <summary>See <see cref="NetworkSalt.HashOf"/>.</summary>
    public long? Network { get; private set; }

    /// <summary>The vote was taken back and is cast again.</summary>
    public void CastAgain(DateTime at) => AgainAt = at;
}
