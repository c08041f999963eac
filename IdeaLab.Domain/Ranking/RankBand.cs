namespace IdeaLab.Domain.Ranking;

/// <summary>"Rank 3 to 7": between which ranks an idea stands, as far as the people who happened to see it can tell. 1 is first.</summary>
public sealed record RankBand(int From, int To);
