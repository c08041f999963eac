using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Moderation;

/// <summary>What somebody of staff made of held votes: of all of one suspicion, or of one of them. It is never changed; another one may follow.</summary>
public sealed class Verdict
{
    private Verdict() { }

    internal Verdict(Hold hold, HeldState to, int votes, HeldVote? only, Person by, DateTime at) =>
        (HoldId, IdeaId, Rule, To, Votes, PersonId, By, ById, At) = (hold.Id, hold.IdeaId, hold.Rule, to, votes, only?.VoterId, by, by.Id, at);

    public int Id { get; private set; }
    public int HoldId { get; private set; }
    public int IdeaId { get; private set; }
    public DoubtRule Rule { get; private set; }

    /// <summary>What the votes have become.</summary>
    public HeldState To { get; private set; }

    /// <summary>How many.</summary>
    public int Votes { get; private set; }

    /// <summary>Whose vote, where one was meant and not the whole suspicion.</summary>
    public int? PersonId { get; private set; }

    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }
}
