using IdeaLab.Domain.Ideas;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What the board lists, in which order, page after page. Every order here has its indexes in <c>IdeaMapping</c>.</summary>
public static class BoardQueries
{
    public static IQueryable<Idea> About(this IQueryable<Idea> ideas, int? topicId) =>
        topicId is null ? ideas : ideas.Where(i => i.TopicId == topicId);

    /// <summary>Ideas of one status; without one all but the merged, which live on in another. What is withheld is on no board.</summary>
    public static IQueryable<Idea> In(this IQueryable<Idea> ideas, IdeaStatus? status) =>
        status is null ? ideas.Listed().Where(i => i.Status != IdeaStatus.Merged) : ideas.Listed().Where(i => i.Status == status);

    public static IQueryable<Idea> InOrder(this IQueryable<Idea> ideas, BoardSort sort) => sort switch
    {
        BoardSort.New => ideas.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
        BoardSort.Top => ideas.OrderByDescending(i => i.Support).ThenByDescending(i => i.Id),
        BoardSort.Supported => ideas.OrderByDescending(i => i.SupportLow).ThenByDescending(i => i.Id),
        BoardSort.Discussed => ideas.OrderByDescending(i => i.CommentCount).ThenByDescending(i => i.Id),
        _ => ideas.OrderByDescending(i => i.TrendingScore).ThenByDescending(i => i.Id),
    };

    /// <summary>The rows behind a place, by its values and not by counting, so that votes cast meanwhile neither repeat nor hide an idea that stood still.</summary>
    public static IQueryable<Idea> Behind(this IQueryable<Idea> ideas, BoardPlace? place, BoardSort sort)
    {
        if (place is not { } last) return ideas;
        // "Less, or equal and a lower id" is written so that the index begins at the first column's value.
        var (id, score, time, count) = (last.Id, last.Score, last.Time, last.Count);
        return sort switch
        {
            BoardSort.New => ideas.Where(i => i.CreatedAt <= time && (i.CreatedAt < time || i.Id < id)),
            BoardSort.Top => ideas.Where(i => i.Support <= count && (i.Support < count || i.Id < id)),
            BoardSort.Supported => ideas.Where(i => i.SupportLow <= score && (i.SupportLow < score || i.Id < id)),
            BoardSort.Discussed => ideas.Where(i => i.CommentCount <= count && (i.CommentCount < count || i.Id < id)),
            _ => ideas.Where(i => i.TrendingScore <= score && (i.TrendingScore < score || i.Id < id)),
        };
    }
}
