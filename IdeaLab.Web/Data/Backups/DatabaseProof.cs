using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace IdeaLab.Web.Data.Backups;

/// <summary>What is in a SQLite database, and whether it is whole.</summary>
public static class DatabaseProof
{
    /// <summary>Every page, and every index against its table.</summary>
    public const string Thorough = "integrity_check";

    /// <summary>Every page; indexes are not compared with their tables, so that it is done in the time of reading the file.</summary>
    public const string Quick = "quick_check";

    // A virtual table keeps its rows in tables of its own, which are counted.
    private const string Tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name";

    /// <summary>To read alone, and out of no pool: closing it lets go of the file.</summary>
    public static DbConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static async Task<SortedDictionary<string, long>> RowsAsync(this DbConnection database, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ReadAsync(database, Tables, row => row.GetString(0), ct))
            rows[table] = (await ReadAsync(database, $"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", row => row.GetInt64(0), ct))[0];
        return rows;
    }

    public static async Task<string> LastMigrationAsync(this DbConnection database, CancellationToken ct) =>
        (await ReadAsync(database, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId DESC LIMIT 1", row => row.GetString(0), ct)).SingleOrDefault() ?? "";

    /// <param name="database">An open connection.</param>
    /// <param name="check"><see cref="Thorough"/> or <see cref="Quick"/>.</param>
    /// <returns>What SQLite finds wrong, in its own words, and rows that refer to none; nothing when all is well.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this DbConnection database, string check, CancellationToken ct)
    {
        var damage = await ReadDamagedAsync(database, $"PRAGMA {check}", row => row.GetString(0), ct);
        var orphans = await ReadDamagedAsync(database, "PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} refers to one of {row.GetString(2)} that is not there", ct);
        return [.. damage.Where(line => line != "ok"), .. orphans.CountBy(line => line).Select(same => $"{same.Key} ({same.Value:N0} times)")];
    }

    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB.</summary>
    internal static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 11 or 26;

    // A page that cannot be read at all ends the check with an error, which is then what it found.
    private static async Task<List<string>> ReadDamagedAsync(DbConnection database, string query, Func<DbDataReader, string> read, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(database, query, read, ct);
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return [e.Message];
        }
    }

    private static async Task<List<T>> ReadAsync<T>(DbConnection database, string query, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }
}
