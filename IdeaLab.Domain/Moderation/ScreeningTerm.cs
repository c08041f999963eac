namespace IdeaLab.Domain.Moderation;

/// <summary>What one rule adds to the score of a post.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Points">From 0 to the weight of the rule.</param>
public sealed record ScreeningTerm(ScreeningRule Rule, int Points);
