using System.CommandLine;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the audit log is as it was sealed. What it prints of the end is to be kept elsewhere, by who does not trust whoever may write to the database.</summary>
internal sealed class AuditDoctor(IdeaLabDb db, TimeProvider clock) : IDoctor
{
    // The job that seals comes every minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var chain = await db.AuditChains.AsNoTracking().SingleAsync(ct);
        var faults = chain.Faults(db.AuditSeals.AsNoTracking().Include(s => s.Entry).Where(s => s.Number <= chain.Count).OrderBy(s => s.Number).AsEnumerable()).ToList();
        foreach (var fault in faults) await to.SayAsync(false, $"Entry {fault.Number} of the audit log {fault.Kind.Words()}");

        var since = clock.GetUtcNow().UtcDateTime - Patience;
        var waiting = await db.Audit.CountAsync(e => e.At < since && !db.AuditSeals.Any(s => s.EntryId == e.Id), ct);
        if (waiting > 0) await to.SayAsync(false, $"Entries of the audit log that nobody has sealed: {waiting:N0}. The job SealAudit does it every minute.");
        return faults.Count == 0 && waiting == 0 && await to.SayAsync(true, $"The audit log is whole: sealed entries {chain.Count:N0}{(chain.Count > 0 ? $", the last as {chain.LastHash}" : "")}.");
    }
}
