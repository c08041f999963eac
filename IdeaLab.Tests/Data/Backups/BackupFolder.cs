using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data.Backups;

/// <summary>A data folder with a few ideas and a key that says whose it is.</summary>
internal sealed class BackupFolder : IDisposable
{
    public static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();

    public string Path => _folder.Path;
    public string Database => File("idealab.db");

    public string File(string name) => _folder.File(name);

    public static async Task<BackupFolder> WithAsync(int ideas, string? key)
    {
        var folder = new BackupFolder();
        EmptyDatabase.CopyTo(folder.Database);
        await ReadAsync(folder.Database, db =>
        {
            var (author, topic) = (new Person("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Noon), new Topic("Cards", "Tarjetas"));
            db.AddRange(Enumerable.Range(1, ideas).Select(n => new Idea(author, $"Idea {n}", "Body", topic, Audience.Everyone, Noon.AddDays(-n))));
            return db.SaveChangesAsync();
        });
        if (key is not null) await System.IO.File.WriteAllTextAsync(System.IO.Path.Combine(Directory.CreateDirectory(folder.File("keys")).FullName, "key-1.xml"), key);
        return folder;
    }

    public async Task<string> BackUpAsync(bool overwrite = false)
    {
        await DatabaseBackup.WriteAsync(Path, File("lab.zip"), overwrite, Noon, CancellationToken.None);
        return File("lab.zip");
    }

    public Task<BackupManifest> RestoreAsync(string file, DateTime? at = null) => Restoration.RestoreAsync(file, Path, Migrations(), at ?? Noon, CancellationToken.None);

    public string Key() => System.IO.File.ReadAllText(File("keys/key-1.xml"));

    public Task<int> IdeasAsync() => ReadAsync(Database, db => db.Ideas.CountAsync());

    public Task<int> SqlAsync(string sql) => ReadAsync(Database, db => db.Database.ExecuteSqlRawAsync(sql));

    public IEnumerable<string> Names() => Directory.GetFileSystemEntries(Path).Select(System.IO.Path.GetFileName).OfType<string>().Where(name => !name.EndsWith("-shm", StringComparison.Ordinal) && !name.EndsWith("-wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    public static async Task<T> ReadAsync<T>(string database, Func<IdeaLabDb, Task<T>> read)
    {
        try
        {
            await using var db = EmptyDatabase.Open(database);
            return await read(db);
        }
        finally
        {
            // A connection from the pool would read on in a file that was put aside.
            SqliteConnection.ClearAllPools();
        }
    }

    private static List<string> Migrations()
    {
        using var db = EmptyDatabase.Open("unopened.db");
        return [.. db.Database.GetMigrations()];
    }
}
