using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Decisions;

/// <summary>Where the record of decisions ends; one row. It is what tells that the newest record was taken away, which no hash of an older one could.</summary>
public sealed class DecisionChain
{
    public int Id { get; private set; } = 1;

    /// <summary>How many decisions there are.</summary>
    public int Count { get; private set; }

    /// <summary>The hash of the newest; empty while there is none.</summary>
    public string LastHash { get; private set; } = "";

    /// <summary>Concurrency token: of two decisions at once one starts over and follows the other.</summary>
    public int Version { get; private set; }

    /// <summary>Puts a decision on the record, and takes the step it comes to with the same reason: one that goes ahead plans the idea, one that declines declines it.</summary>
    /// <param name="evidence">What is known of the idea now.</param>
    /// <param name="today">In the organisation's zone.</param>
    /// <exception cref="RuleViolation">The person may not decide on the idea, or the terms are incomplete; see <see cref="Decision"/> and <see cref="Idea.TakeStep"/>.</exception>
    public Decision Record(Idea idea, Person by, DecisionTerms terms, Evidence evidence, DateOnly today, DateTime at)
    {
        if (!idea.MayBeDecidedBy(by)) throw new RuleViolation("Rule.DecisionOwner");
        var decision = new Decision(Count + 1, LastHash, idea, by, terms, evidence, today, at);
        (Count, LastHash) = (decision.Number, decision.Hash);
        Version++;
        if (StepOf(terms.Outcome) is { } step && StatusSteps.Allows(idea.Status, step)) idea.TakeStep(step, by, decision.Reason, at, terms.Reopening);
        return decision;
    }

    private static IdeaStatus? StepOf(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.GoAhead => IdeaStatus.Planned,
        DecisionOutcome.Decline => IdeaStatus.Declined,
        _ => null,
    };

    /// <summary>Walks the record from its beginning.</summary>
    /// <param name="decisions">All of them, by number.</param>
    /// <returns>The faults found, none when the record is whole.</returns>
    public IEnumerable<ChainFault> Faults(IEnumerable<Decision> decisions) => Chained.Faults(decisions, Count, LastHash);
}
