using IdeaLab.Domain.Ideas;

namespace IdeaLab.Web.Data.Queries;

public static class NewsQueries
{
    /// <summary>Only what is written down for all it concerns; before, taking a row away would hide how far that has come.</summary>
    public static IQueryable<OwedNews> Ready(this IQueryable<OwedNews> owed) => owed.Where(n => (n.StepId != null ? n.Step!.ToldAt : n.AnswerId != null ? n.Answer!.ToldAt : n.ChangeId != null ? n.Change!.ToldAt : n.Challenge!.ToldAt) != null);
}
