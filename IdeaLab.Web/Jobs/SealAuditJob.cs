using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Gives new entries of the audit log their place in its chain.</summary>
public sealed class SealAuditJob(IdeaLabDb db) : ILabJob
{
    private const int AtOnce = 500;

    // A server may give one act a number before another's that is saved first.
    private const int Stragglers = 1000;

    /// <returns>How many entries were sealed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (total, done) = (0, 0);
        do
        {
            done = await db.InOneGoAsync(() => SealAsync(ct), ct);
            db.ChangeTracker.Clear();
            total += done;
        } while (done == AtOnce);
        return total;
    }

    private async Task<int> SealAsync(CancellationToken ct)
    {
        var chain = await db.AuditChains.SingleAsync(ct);
        var from = chain.UpTo - Stragglers;
        var entries = await db.Audit.Where(e => e.Id > from && !db.AuditSeals.Any(s => s.EntryId == e.Id)).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(ct);
        db.AddRange(entries.Select(chain.Seal));
        return entries.Count;
    }
}
