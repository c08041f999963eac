using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Proves every night that a backup can be restored. On SQL Server backups are a DBA's, and it does nothing.</summary>
public sealed class RestoreDrillJob(IdeaLabDb db, DataDirectory data, TimeProvider clock) : ILabJob
{
    private const string Folder = ".restore-drill-";

    // One that was killed leaves its folder; nobody is at work in it so long after.
    private static readonly TimeSpan IsAbandoned = TimeSpan.FromDays(1);

    /// <returns>How many rows were proved.</returns>
    /// <exception cref="BackupException">What came back differs from what was backed up, or is damaged.</exception>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!db.Database.IsSqlite()) return 0;

        foreach (var left in Directory.GetDirectories(data.Path, Folder + "*").Where(IsLeft)) Directory.Delete(left, recursive: true);
        var drill = Path.Combine(data.Path, Folder + Guid.NewGuid().ToString("N"));
        var (file, restored) = (Path.Combine(drill, "backup.zip"), Path.Combine(drill, "restored"));
        try
        {
            DataDirectory.CreateForOwner(drill);
            DataDirectory.CreateForOwner(restored);
            var now = clock.GetUtcNow().UtcDateTime;
            var made = await DatabaseBackup.WriteAsync(data.Path, file, overwrite: false, now, ct);
            await Restoration.RestoreAsync(file, restored, db.Database.GetMigrations(), now, ct);
            await made.ProveAsync(Path.Combine(restored, "idealab.db"), "What was restored", ct);
            return (int)Math.Min(made.AllRows, int.MaxValue);
        }
        finally
        {
            if (Directory.Exists(drill)) Directory.Delete(drill, recursive: true);
        }
    }

    private bool IsLeft(string folder) => clock.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(folder) > IsAbandoned;
}
