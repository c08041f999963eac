using IdeaLab.Domain.Rights;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs.Exports;
using IdeaLab.Web.Mail.DataExported;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Makes the files people asked for, and writes to them. The row of a wish is raised first, so that of two nodes one makes it; the file before is gone with the new one.</summary>
public sealed class ExportDataJob(IdeaLabDb db, DataFile file, LabMail mail, SiteAddress site, TimeProvider clock) : ILabJob
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var due = await db.DataExports.Where(e => e.MadeAt == null && e.Attempts < DataExport.MaxAttempts).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        var made = 0;
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            if (!await db.InOneGoAsync(async () => await db.DataExports.SingleOrDefaultAsync(e => e.Id == id, ct) is { } begun && begun.Begin(), ct)) continue;
            if (await MakeAsync(id, ct)) made++;
        }

        return made;
    }

    // All is read before the transaction, since others would wait for it.
    private async Task<bool> MakeAsync(int id, CancellationToken ct)
    {
        if (await db.DataExports.AsNoTracking().Where(e => e.Id == id).Select(e => e.Person).SingleOrDefaultAsync(ct) is not { } person) return false;
        var (now, lab) = (clock.GetUtcNow().UtcDateTime, await db.Settings.Select(s => s.Name).SingleAsync(ct));
        var zip = await file.MakeAsync(person, lab, now, ct);

        return await db.InOneGoAsync(async () =>
        {
            // Whoever left meanwhile gets nothing.
            if (await db.DataExports.Include(e => e.Person).SingleOrDefaultAsync(e => e.Id == id, ct) is not { IsPending: true } export) return false;
            export.Make(zip, now);
            db.RemoveRange(await db.DataExports.Where(e => e.PersonId == export.PersonId && e.Id != id).ToListAsync(ct));
            if (await mail.RecipientAsync(export.Person, ct, evenIfRefused: true) is { } to)
                db.Add(await mail.WriteAsync(new DataExportedMail(site.Of("/account/data"), (int)DataExport.Lifetime.TotalDays), to, $"export:{id}", ct));
            return true;
        }, ct);
    }
}
