using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Voting;

/// <summary>Support of one person for one idea. The unique key (idea, person) is the truth; <see cref="Idea.VoteCount"/> follows it.</summary>
public sealed class Vote
{
    private Vote() { }

    internal Vote(Idea idea, Person voter, DateTime at, VoteDoubts doubts)
    {
        Idea = idea;
        Voter = voter;
        VoterId = voter.Id;
        CastAt = at;
        Doubts = doubts;
    }

    internal Vote(Idea idea, Merge merge, Vote cast)
    {
        Idea = idea;
        VoterId = cast.VoterId;
        ComeFrom(merge, cast.CastAt);
        Doubt(cast.Doubts);
    }

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int VoterId { get; private set; }
    public Person Voter { get; private set; } = null!;
    /// <summary>How many votes it is: one, unless given from the budget of a challenge.</summary>
    public int Amount { get; private set; } = 1;

    public DateTime CastAt { get; private set; }

    /// <summary>When the voter last confirmed it after a material change of the proposal; null for never.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The merge for which it counts here; null for a vote cast here.</summary>
    public int? MergeId { get; private set; }
    public Merge? Merge { get; private set; }

    public bool IsCarried => Merge is not null || MergeId is not null;

    /// <summary>What keeps it out of the count. What a merge brought is doubted as the vote it stands for.</summary>
    public VoteDoubts Doubts { get; private set; }

    /// <summary>Whether nothing keeps it out of the count.</summary>
    public bool Counts => Doubts is VoteDoubts.None;

    internal void Count(int amount) => Amount = amount;

    internal void Doubt(VoteDoubts doubts) => Doubts = doubts;

    internal void Confirm(DateTime at) => ConfirmedAt = at;

    internal void ComeFrom(Merge merge, DateTime at) => (Merge, CastAt) = (merge, at);

    /// <summary>Cast for this very idea too; it counts from when it was cast first.</summary>
    internal void BecomeOwn() => (Merge, MergeId) = (null, null);
}
