namespace IdeaLab.Domain.Ranking;

/// <summary>The orders of which snapshots are kept.</summary>
public enum BoardOrder
{
    Trending = 0,
    Support = 1,
}
