using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.Decisions;

/// <summary>What is decided: the options that were on the table, which of them it is, how it was decided, why, and when it is looked at again.</summary>
/// <param name="Options">One or more, each a line.</param>
/// <param name="ReviewOn">The day, in the organisation's zone, on which somebody asks whether it still holds; null for never.</param>
/// <param name="Reopening">What would reopen the idea; asked for by declining and by nothing else.</param>
public sealed record DecisionTerms(DecisionOutcome Outcome, IReadOnlyList<string> Options, DecisionModel Model, string Reason, DateOnly? ReviewOn, Reopening? Reopening = null);
