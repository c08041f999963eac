using System.Globalization;

namespace IdeaLab.Web.Data.Backups;

/// <summary>
/// Puts a backup in place. It is unpacked and proved under another name first; what follows is renames that the next start finishes if this process is killed between two of them.
/// </summary>
public static class Restoration
{
    private const string Unpacked = ".unpacking-backup";
    private const string Proved = ".restoring-";

    /// <summary>Expects nobody else to use the folder. A database and keys that are there stay beside, as <c>idealab.db.before-restore-…</c>.</summary>
    /// <exception cref="BackupException">The file cannot be trusted, or this version of the program is too old for it; nothing has changed.</exception>
    public static async Task<BackupManifest> RestoreAsync(string file, string folder, IEnumerable<string> knownMigrations, DateTime at, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new BackupException($"{file} is not there.");
        Finish(folder);
        var unpacked = Path.Combine(folder, Unpacked);
        try
        {
            // Of one that was killed.
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
            var manifest = await BackupArchive.UnpackAsync(file, unpacked, file, ct);
            if (!knownMigrations.Contains(manifest.Migration)) throw new BackupException($"{file} is from a newer version of the program: this version does not know the migration {manifest.Migration}.");
            // From here on it is restored, whatever happens.
            Directory.Move(unpacked, Path.Combine(folder, Proved + at.ToString("yyyy-MM-dd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)));
            Finish(folder);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    /// <summary>Finishes what was begun. Whoever opens the database calls it before, alone with the folder.</summary>
    public static void Finish(string folder)
    {
        foreach (var step in Steps(folder)) step();
    }

    /// <summary>Each may have been done before, by a process that was killed after it.</summary>
    public static IEnumerable<Action> Steps(string folder)
    {
        if (Directory.EnumerateDirectories(folder, Proved + "*").SingleOrDefault() is not { } proved) yield break;
        var aside = ".before-restore-" + Path.GetFileName(proved)[Proved.Length..];
        var (database, keys) = (Path.Combine(folder, "idealab.db"), Path.Combine(folder, "keys"));
        var (newDatabase, newKeys) = (Path.Combine(proved, "idealab.db"), Path.Combine(proved, "keys"));

        // The log before its database: SQLite would take it for the new one's.
        foreach (var part in (string[])["-wal", "-shm", ""])
            yield return () => Move(database + part, database + aside + part, unless: !File.Exists(newDatabase));
        yield return () => Move(newDatabase, database);
        yield return () => Move(keys, keys + aside, unless: !Directory.Exists(newKeys));
        yield return () => Move(newKeys, keys);
        yield return () => Directory.Delete(proved, recursive: true);
    }

    private static void Move(string from, string to, bool unless = false)
    {
        if (unless) return;
        if (File.Exists(from)) File.Move(from, to);
        else if (Directory.Exists(from)) Directory.Move(from, to);
    }
}
