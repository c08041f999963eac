using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Copying;

/// <summary>
/// Keys that a database gives: it is told to take those of the rows, and to go on behind the last that was ever given, so that no link to what was deleted leads to something else. All that a copy does in one engine's own words.
/// </summary>
public static class GivenKeys
{
    /// <summary>SQL Server does so for one table of a connection at a time, and asks for the right to alter it. SQLite always does.</summary>
    public static string Take(CopyTable table, bool isServer, bool on) =>
        isServer && table.GivesKeys ? $"SET IDENTITY_INSERT {table.Delimited} {(on ? "ON" : "OFF")}" : "";

    /// <param name="table">One that gives keys.</param>
    /// <param name="isServer">Whether it is on a SQL Server.</param>
    /// <param name="last">The last key that was given.</param>
    /// <param name="isEmpty">Whether none of its rows is left. SQL Server then gives what it is told as the next key, and else the one behind.</param>
    public static string GoOnBehind(CopyTable table, bool isServer, long last, bool isEmpty) => isServer
        ? string.Create(CultureInfo.InvariantCulture, $"DBCC CHECKIDENT (N'{table.Delimited}', RESEED, {(isEmpty ? last + 1 : last)}) WITH NO_INFOMSGS")
        : string.Create(CultureInfo.InvariantCulture, $"DELETE FROM sqlite_sequence WHERE name = '{table.Name}'; INSERT INTO sqlite_sequence (name, seq) VALUES ('{table.Name}', {last})");

    /// <summary>The last keys that a SQLite database gave, by table.</summary>
    public static async Task<Dictionary<string, long>> LastOfAsync(IdeaLabDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<LastKey>($"SELECT name AS \"Table\", seq AS \"Key\" FROM sqlite_sequence").ToListAsync(ct)).ToDictionary(last => last.Table, last => last.Key);

    private sealed record LastKey(string Table, long Key);
}
