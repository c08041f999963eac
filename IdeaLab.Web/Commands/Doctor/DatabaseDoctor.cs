using System.CommandLine;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the database is whole and of this version. A server's pages are its DBA's to check.</summary>
internal sealed class DatabaseDoctor(IdeaLabDb db, DataDirectory data) : IDoctor
{
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var isSound = await (db.Database.IsSqlite() ? ExamineFileAsync(to, ct) : ExamineServerAsync(to, ct));

        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        var newest = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault();
        return await to.SayAsync(pending.Count == 0, pending.Count == 0 ? $"The schema is current: {newest}." : $"The schema is not current; missing: {string.Join(", ", pending)}.") && isSound;
    }

    private async Task<bool> ExamineServerAsync(InvocationConfiguration to, CancellationToken ct) => await db.ReadersGoOnAsync(ct)
        ? await to.SayAsync(true, "READ_COMMITTED_SNAPSHOT is on: readers do not wait for writers.")
        : await to.SayAsync(false, "READ_COMMITTED_SNAPSHOT is off: readers wait for writers. Have db/sqlserver/database.sql run.");

    private async Task<bool> ExamineFileAsync(InvocationConfiguration to, CancellationToken ct)
    {
        await using var database = DatabaseProof.Open(data.DatabaseFile);
        var faults = await database.FaultsAsync(DatabaseProof.Quick, ct);
        foreach (var fault in faults) await to.SayAsync(false, $"{data.DatabaseFile} is damaged: {fault}.");
        return faults.Count == 0 && await to.SayAsync(true, $"{data.DatabaseFile} is whole.");
    }
}
