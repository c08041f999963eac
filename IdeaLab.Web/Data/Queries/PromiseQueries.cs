using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class PromiseQueries
{
    /// <summary>What the lab promises at present.</summary>
    public static async Task<PromiseTerms> PromiseTermsAsync(this IdeaLabDb db, CancellationToken ct) =>
        (await db.Settings.AsNoTracking().SingleAsync(ct)).TermsWithout(await db.Holidays.Select(h => h.Day).ToListAsync(ct));

    /// <summary>The ideas of which something is wanted from staff by now; what is only to be looked at again on a later day is not among them.</summary>
    public static IQueryable<Idea> Queued(this IQueryable<Idea> ideas, DateTime now) =>
        // Later than never, and not "is not null", which SQLite does not look up in an index.
        ideas.Where(i => i.QueuedBy > DateTime.MinValue && (i.LookAgainAt == null || i.LookAgainAt <= now || i.QueuedBy != i.LookAgainAt));

    /// <summary>Loads the open promise and the open question to the author, as the verbs of review expect.</summary>
    public static IQueryable<Idea> WithWhatIsOwed(this IQueryable<Idea> ideas) => ideas.Include(i => i.Promises).Include(i => i.AuthorQuestions.Where(q => q.ClosedAt == null));
}
