using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Voting;

/// <summary>
/// How far the votes of a person on an idea were brought in from another platform. It outlives the vote: a vote taken back leaves no row,
/// and without this one a file that ends earlier would bring it back.
/// </summary>
public sealed class VoteReplay
{
    private VoteReplay() { }

    public VoteReplay(Idea idea, Person voter, DateTime lastAt)
    {
        IdeaId = idea.Id;
        VoterId = voter.Id;
        LastAt = lastAt;
    }

    public int IdeaId { get; private set; }
    public int VoterId { get; private set; }

    /// <summary>When the last event known happened, UTC.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>Whether an event of that moment was brought in before, or came too late to change anything.</summary>
    public bool Covers(DateTime at) => at <= LastAt;

    public void Reach(DateTime at) => LastAt = at > LastAt ? at : LastAt;
}
