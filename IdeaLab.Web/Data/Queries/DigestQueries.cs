using IdeaLab.Domain.Digests;

namespace IdeaLab.Web.Data.Queries;

public static class DigestQueries
{
    /// <summary>The lines of the ledger that somebody should compose: <see cref="DigestEntry.IsDue"/> in a query.</summary>
    public static IQueryable<DigestEntry> Due(this IQueryable<DigestEntry> entries, DateTime at) => entries.Where(d => d.NextAttemptAt <= at
        && (d.State == DigestState.Due || d.State == DigestState.Composing || d.State == DigestState.Failed && d.ComposedAt == null && d.Attempts < DigestEntry.MaxAttempts));
}
