using IdeaLab.Domain.Money;
using IdeaLab.Domain.Outcomes;

namespace IdeaLab.Domain.Ideas;

/// <summary>What a delivered idea brought, against what was expected of it.</summary>
public sealed partial class Idea
{
    /// <summary>For which of <see cref="OutcomeAges.Days"/> its real figures are due; null while they are for none.</summary>
    public int? OutcomeDueAt(DateTime at) => Status is IdeaStatus.Delivered && DeliveredAt is { } delivered ? OutcomeAges.ReachedBy(at, delivered) : null;

    /// <summary>Whether its real figures after so many days can be filed: it is delivered, and they have passed.</summary>
    public bool TakesOutcomeAfter(int days, DateTime at) => OutcomeAges.Days.Contains(days) && OutcomeDueAt(at) >= days;

    /// <summary>Asks staff for its real figures, which an index on idea, delivery and days lets be asked once.</summary>
    /// <param name="expectedValue">What it was expected to bring when that was decided; null when nobody said.</param>
    /// <param name="expectedCost">What it was expected to cost; null when nobody said.</param>
    /// <exception cref="RuleViolation">It is not delivered, or not for so long.</exception>
    public Outcome AskOutcome(int days, MoneyRange? expectedValue, MoneyRange? expectedCost, DateTime at)
    {
        if (!TakesOutcomeAfter(days, at)) throw new RuleViolation("Rule.OutcomeEarly", days);
        return new Outcome(this, days, expectedValue, expectedCost, at);
    }
}
