using IdeaLab.Domain.Money;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class OutcomeQueries
{
    /// <summary>Those filed that the person may read: all for staff, and for everybody else what is public.</summary>
    public static IQueryable<Outcome> FiledFor(this IQueryable<Outcome> outcomes, Person? reader)
    {
        var isStaff = reader.ReviewsIdeas();
        return outcomes.Where(o => o.FiledAt != null && (isStaff || o.IsPublic));
    }

    /// <summary>What an idea was expected to bring and to cost: what was said of it when its figures were filed before, else what its proposal says.</summary>
    public static async Task<(MoneyRange? Value, MoneyRange? Cost)> ExpectedOfAsync(this IdeaLabDb db, int ideaId, CancellationToken ct)
    {
        if (await db.Outcomes.AsNoTracking().Where(o => o.IdeaId == ideaId && o.FiledAt != null).OrderByDescending(o => o.Id).FirstOrDefaultAsync(ct) is { } before) return (before.ExpectedValue, before.ExpectedCost);
        return await db.Ideas.Where(i => i.Id == ideaId).ProposalFigures(db).SingleOrDefaultAsync(ct) is { } figures ? (figures.Value, figures.Cost) : (null, null);
    }
}
