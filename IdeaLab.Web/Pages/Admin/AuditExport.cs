using System.Globalization;
using CsvHelper;
using IdeaLab.Domain.Audit;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>The audit log as CSV: a line for each change, in the words of the log itself, oldest first, for whoever checks it with other tools.</summary>
internal static class AuditExport
{
    private static readonly string[] Columns = ["entry", "at", "who", "name", "from", "act", "thing", "key", "idea", "what", "before", "after", "seal"];

    public static async Task WriteAsync(IQueryable<AuditEntry> entries, IdeaLabDb db, Stream to, CancellationToken ct)
    {
        // What begins like a formula is made harmless for spreadsheets, and these read UTF-8 only by its mark.
        await using var csv = CsvWriter.Create(to, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, ct);
        var rows = entries.OrderBy(e => e.Id).Select(e => new { Entry = e, e.Actor.Name, Seal = db.AuditSeals.Where(s => s.EntryId == e.Id).Select(s => s.Hash).FirstOrDefault() });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            foreach (var change in row.Entry.Changes.DefaultIfEmpty(new AuditChange("", null, null)))
                await csv.WriteRecordAsync([.. Fields(row.Entry, row.Name), change.What, change.Before ?? "", change.After ?? "", row.Seal ?? ""], ct);

        IEnumerable<string> Fields(AuditEntry e, string name) =>
            [$"{e.Id}", e.At.ToString("O", CultureInfo.InvariantCulture), $"{e.ActorId}", name, e.From ?? "", $"{e.Act}", e.Thing, $"{e.Key}", $"{e.IdeaId}"];
    }
}
