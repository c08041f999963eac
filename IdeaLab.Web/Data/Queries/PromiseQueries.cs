using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class PromiseQueries
{
    /// <summary>What the lab promises at present.</summary>
    public static async Task<PromiseTerms> PromiseTermsAsync(this IdeaLabDb db, CancellationToken ct) =>
        (await db.Settings.AsNoTracking().SingleAsync(ct)).TermsWithout(await db.Holidays.Select(h => h.Day).ToListAsync(ct));

    /// <summary>The ideas of which something is wanted from staff.</summary>
    public static IQueryable<Idea> Queued(this IQueryable<Idea> ideas) => ideas.Where(i => i.QueuedBy != null);
}
