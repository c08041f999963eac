namespace IdeaLab.Domain.Scorecards;

/// <summary>One criterion as it is set.</summary>
/// <param name="English">Its name; empty when it is only named in Spanish, and then that one is read in both languages.</param>
/// <param name="Spanish">Likewise the other way round.</param>
/// <param name="Weight">1 to <see cref="Criterion.WeightMax"/>; only their relation counts.</param>
public sealed record CriterionTerms(string English, string Spanish, int Weight, Measure Measure);
