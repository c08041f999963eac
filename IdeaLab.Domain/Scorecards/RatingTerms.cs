namespace IdeaLab.Domain.Scorecards;

/// <summary>What somebody says of one criterion.</summary>
/// <param name="Value">A step of the scale; see <see cref="Rating.Value"/>.</param>
/// <param name="Words">Why; may be empty.</param>
public sealed record RatingTerms(int CriterionId, int Value, string Words);
