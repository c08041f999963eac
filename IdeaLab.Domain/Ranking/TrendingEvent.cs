namespace IdeaLab.Domain.Ranking;

/// <summary>Something that moves an idea: its kind, its weight in fresh votes, and when (UTC).</summary>
public readonly record struct TrendingEvent(RankTerm Term, double Weight, DateTime At);

/// <summary>The kinds of events a score is made of.</summary>
public enum RankTerm
{
    Votes = 0,
    Comments = 1,
    Follows = 2,
    Imported = 3,
}
