using Microsoft.Data.Sqlite;

namespace IdeaLab.Web.Data.Backups;

/// <summary>Makes a backup of a data folder, whether or not a site uses it.</summary>
public static class DatabaseBackup
{
    /// <summary>Under a name of its own beside <paramref name="file"/> until it is written, on the disk and proved.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="file">Where the backup goes.</param>
    /// <param name="overwrite">Whether a file that is there may go.</param>
    /// <param name="at">When it is made, UTC.</param>
    /// <param name="ct">Ends it; nothing is left behind.</param>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public static async Task<BackupManifest> WriteAsync(string folder, string file, bool overwrite, DateTime at, CancellationToken ct)
    {
        var database = Path.Combine(folder, "idealab.db");
        if (!File.Exists(database)) throw new BackupException($"{database} is not there, so there is nothing to back up.");
        if (File.Exists(file) && !overwrite) throw new BackupException($"{file} is there already; it may go with --overwrite.");

        var work = $"{file}.{Guid.NewGuid():N}.unfinished";
        try
        {
            DataDirectory.CreateForOwner(work);
            var (copy, archive) = (Path.Combine(work, "idealab.db"), Path.Combine(work, "backup.zip"));
            await CopyAsync(database, copy, ct);
            var manifest = await BackupManifest.OfAsync(copy, at, ct);
            await BackupArchive.WriteAsync(archive, manifest, copy, KeysIn(folder), ct);
            File.Delete(copy);
            await BackupArchive.UnpackAsync(archive, Path.Combine(work, "proved"), database, ct);
            File.Move(archive, file, overwrite);
            return manifest;
        }
        catch (SqliteException e) when (DatabaseProof.IsDamage(e))
        {
            throw new BackupException($"{database} is damaged, and no backup was made of it: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BackupException($"{file} cannot be written: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    // VACUUM INTO and not the backup API: one moment of the database just the same, but without the pages of what was deleted, such as an erased account.
    private static async Task CopyAsync(string database, string copy, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string[] KeysIn(string folder) =>
        Directory.Exists(Path.Combine(folder, "keys")) ? Directory.GetFiles(Path.Combine(folder, "keys"), "*.xml") : [];
}
