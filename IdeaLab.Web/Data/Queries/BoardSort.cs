namespace IdeaLab.Web.Data.Queries;

/// <summary>The orders of the board, each by an indexed column.</summary>
public enum BoardSort
{
    Trending = 0,
    New = 1,
    Top = 2,
    Discussed = 3,
    Supported = 4,
}
