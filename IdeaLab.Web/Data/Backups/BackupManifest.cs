using System.Security.Cryptography;

namespace IdeaLab.Web.Data.Backups;

/// <summary>What a backup holds, as it says itself.</summary>
/// <param name="Format">How the file is laid out, from 1.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="Migration">The last migration of its schema.</param>
/// <param name="Sha256">Of the database file, in hexadecimal.</param>
/// <param name="Rows">How many rows each table has.</param>
public sealed record BackupManifest(int Format, DateTime MadeAt, string Migration, string Sha256, SortedDictionary<string, long> Rows)
{
    public const int CurrentFormat = 1;

    public long AllRows => Rows.Values.Sum();

    public static async Task<BackupManifest> OfAsync(string database, DateTime madeAt, CancellationToken ct)
    {
        var hash = await HashAsync(database, ct);
        await using var opened = DatabaseProof.Open(database);
        return new BackupManifest(CurrentFormat, madeAt, await opened.LastMigrationAsync(ct), hash, await opened.RowsAsync(ct));
    }

    /// <param name="database">The file to look at.</param>
    /// <param name="name">What a fault says it is found in.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="BackupException">It is not the database that was backed up, or is damaged, or a table has another number of rows.</exception>
    public async Task ProveAsync(string database, string name, CancellationToken ct)
    {
        if (await HashAsync(database, ct) != Sha256) throw new BackupException($"{name} is not the database that was backed up: its SHA-256 is another one.");
        await using var opened = DatabaseProof.Open(database);
        if (await opened.FaultsAsync(DatabaseProof.Thorough, ct) is [var fault, ..]) throw new BackupException($"{name} is damaged: {fault}.");

        var found = await opened.RowsAsync(ct);
        foreach (var table in Rows.Keys.Union(found.Keys))
            if (!Rows.TryGetValue(table, out var said) || !found.TryGetValue(table, out var there) || said != there)
                throw new BackupException($"{name} is not as it was backed up: {table} has {Say(found, table)}, and had {Say(Rows, table)}.");
    }

    private static string Say(SortedDictionary<string, long> rows, string table) => rows.TryGetValue(table, out var count) ? $"{count:N0} rows" : "not been there";

    private static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
