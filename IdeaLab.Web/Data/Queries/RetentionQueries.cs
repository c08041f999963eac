using IdeaLab.Domain.Settings;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class RetentionQueries
{
    /// <summary>How long things are kept. The rows are tracked, so that a change is saved with the rest.</summary>
    public static async Task<Retention> RetentionAsync(this IdeaLabDb db, CancellationToken ct) => new(await db.RetentionPeriods.ToListAsync(ct));
}
