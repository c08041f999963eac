namespace IdeaLab.Domain.Moderation;

/// <summary>Votes of one idea that a rule doubts, and why.</summary>
public sealed record Suspicion(DoubtRule Rule, DoubtEvidence Evidence, IReadOnlyList<VoteFacts> Votes);

/// <summary>The numbers behind a doubt.</summary>
/// <param name="Found">How many are as the rule says.</param>
/// <param name="Among">Of how many that were looked at.</param>
/// <param name="Within">The span of time they lie in.</param>
/// <param name="Limit">From how many on it is doubted.</param>
public sealed record DoubtEvidence(int Found, int Among, TimeSpan Within, int Limit);
