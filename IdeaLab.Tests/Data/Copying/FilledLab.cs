using System.Globalization;
using IdeaLab.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdeaLab.Tests.Data.Copying;

/// <summary>Databases with rows in every table and values in every column, whatever the model is; and what differs between two, as SQLite itself sees it.</summary>
internal static class FilledLab
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    public static async Task<string> FilledAsync(this TestFolder folder, int rows)
    {
        var file = folder.New("idealab.db");
        await using var db = EmptyDatabase.Open(file);
        await db.Database.OpenConnectionAsync();
        // Row by row each refers to the one of the same number, in whatever order of tables.
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; BEGIN");
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
#pragma warning disable EF1002 // Names come from the model and cannot be parameters.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.Name}\"");
#pragma warning restore EF1002
            for (var row = 1; row <= rows; row++) await InsertAsync(db, table, row);
        }
        await db.Database.ExecuteSqlRawAsync("COMMIT");
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync());
        return file;
    }

    /// <summary>A database as migrations leave it.</summary>
    public static string New(this TestFolder folder, string name)
    {
        EmptyDatabase.CopyTo(folder.File(name));
        using var db = EmptyDatabase.Open(folder.File(name));
        db.Database.ExecuteSqlRaw("""DELETE FROM "Settings"; DELETE FROM sqlite_sequence""");
        return folder.File(name);
    }

    /// <summary>Tables with a row, or a last key, that one has and the other has not, to the last digit and type.</summary>
    public static async Task<List<string>> DifferencesAsync(string one, string other)
    {
        await using var db = EmptyDatabase.Open(one);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"ATTACH {other} AS other");
        var differing = new List<string>();
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT IN ('sqlite_schema', '__EFMigrationsHistory')").ToListAsync())
        {
            var columns = string.Join(", ", await db.Database.SqlQuery<string>($"SELECT 'quote(\"' || name || '\")' AS \"Value\" FROM pragma_table_xinfo({table})").ToListAsync());
#pragma warning disable EF1002 // Names come from the schema and cannot be parameters.
            var counts = await db.Database.SqlQueryRaw<long>($"""
                SELECT COUNT(*) AS "Value" FROM (SELECT {columns} FROM main."{table}" EXCEPT SELECT {columns} FROM other."{table}")
                UNION ALL SELECT COUNT(*) FROM (SELECT {columns} FROM other."{table}" EXCEPT SELECT {columns} FROM main."{table}")
                UNION ALL SELECT (SELECT COUNT(*) FROM main."{table}") - (SELECT COUNT(*) FROM other."{table}")
                """).ToListAsync();
#pragma warning restore EF1002
            if (counts.Exists(count => count != 0)) differing.Add(table);
        }
        await db.Database.ExecuteSqlRawAsync("DETACH other");
        return differing;
    }

    private static async Task InsertAsync(IdeaLabDb db, ITable table, int row)
    {
        var columns = table.Columns.Where(c => c.ComputedColumnSql is null).ToList();
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@{at}"))})";
        for (var at = 0; at < columns.Count; at++) command.Parameters.AddWithValue($"@{at}", ValueOf(table, columns[at], row) ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    private static object? ValueOf(ITable table, IColumn column, int row)
    {
        var isKey = table.PrimaryKey!.Columns.Contains(column);
        if (column.IsNullable && !isKey && row % 3 == 0) return null;
        foreach (var reference in table.ForeignKeyConstraints.Where(fk => fk.Columns.Contains(column)))
        {
            if (reference.PrincipalTable == table) return row == 1 ? null : row - 1;
            return ValueOf(reference.PrincipalTable, reference.PrincipalColumns[reference.Columns.ToList().IndexOf(column)], row);
        }
        return Made(column, row);
    }

    private static object Made(IColumn column, int row)
    {
        if (column.PropertyMappings.Count == 0) return $$"""[{"Number":{{row}}}]""";
        var (mapping, size) = (column.StoreTypeMapping, column.PropertyMappings[0].Property.GetMaxLength() ?? 200);
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.Name switch
        {
            nameof(String) => Short(string.Create(CultureInfo.InvariantCulture, $"{row} {column.Name} 'ñ' \"漢\" 🙂  "), size),
            nameof(Boolean) => row % 2 == 0,
            nameof(Int32) => row,
            nameof(Int64) => (column.Table.PrimaryKey!.Columns.Contains(column) ? 1 : 10_000_000_019) * row,
            nameof(Double) => row / 3.0,
            nameof(DateTime) => Noon.AddTicks(row * 864_001_234_567),
            nameof(DateTimeOffset) => new DateTimeOffset(Noon.AddTicks(row), TimeSpan.Zero).ToOffset(TimeSpan.FromHours(2)),
            nameof(DateOnly) => DateOnly.FromDateTime(Noon).AddDays(row),
            nameof(Guid) => new Guid(row, 7, 9, [1, 2, 3, 4, 5, 6, 7, 8]),
            _ when type == typeof(byte[]) => BitConverter.GetBytes(row * 0x0101_0101_0101L),
            _ => throw new NotSupportedException($"{column.Table.Name}.{column.Name}: no value of {type} is made here."),
        };
    }

    private static string Short(string text, int size) => text.Length <= size ? text : text[..size];
}
