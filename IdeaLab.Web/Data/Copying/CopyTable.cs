using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdeaLab.Web.Data.Copying;

/// <summary>A table as one engine's model has it, with everything in it but what the database works out by itself.</summary>
public sealed class CopyTable
{
    // SQL Server takes 2,100 parameters in a command, and 1,000 rows in a list of values. Each parameter is looked for among all names, so that many in one command cost more than a few commands.
    private const int MaxParameters = 500;
    private const int MaxRows = 1000;

    private readonly string _names;

    private CopyTable(ITable table, ISqlGenerationHelper sql, IRelationalTypeMappingSource mappings)
    {
        (Name, Delimited) = (table.Name, sql.DelimitIdentifier(table.Name, table.Schema));
        Columns = [.. table.Columns.Where(c => c.ComputedColumnSql is null).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new CopyColumn(c, mappings))];
        GivesKeys = table.PrimaryKey!.Columns is [var key] && key.PropertyMappings.Any(m => m.Property.ValueGenerated == ValueGenerated.OnAdd && m.Property.ClrType != typeof(Guid));
        _names = string.Join(", ", Columns.Select(c => sql.DelimitIdentifier(c.Name)));
        ReadText = $"SELECT {_names} FROM {Delimited} ORDER BY {string.Join(", ", table.PrimaryKey.Columns.Select(c => sql.DelimitIdentifier(c.Name)))}";
        MadeRows = [.. table.EntityTypeMappings.SelectMany(mapping => ((IEntityType)mapping.TypeBase).GetSeedData(providerValues: true)).Select(made => Row(table, made))];
    }

    public string Name { get; }
    public string Delimited { get; }
    public IReadOnlyList<CopyColumn> Columns { get; }

    public string ReadText { get; }

    /// <summary>The rows it has as soon as it is made.</summary>
    public IReadOnlyList<object?[]> MadeRows { get; }

    /// <summary>Whether its keys are numbers that the database gives.</summary>
    public bool GivesKeys { get; }

    /// <summary>How many rows one statement takes.</summary>
    public int RowsAtOnce => Math.Min(MaxRows, MaxParameters / Columns.Count);

    /// <summary>
    /// All of the model, each behind those it refers to. A comment refers to one of its own table, which was there before it and so has a lower key: rows in the order of their keys need nothing more.
    /// </summary>
    public static IReadOnlyList<CopyTable> AllOf(IdeaLabDb db)
    {
        var (sql, mappings) = (db.GetService<ISqlGenerationHelper>(), db.GetService<IRelationalTypeMappingSource>());
        // What is worked out is known to this model alone.
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;
        return [.. InOrder(tables.OrderBy(t => t.Name, StringComparer.Ordinal)).Select(table => new CopyTable(table, sql, mappings))];
    }

    /// <summary>Its rows, in the order of their keys.</summary>
    public async IAsyncEnumerable<object?[]> ReadAsync(DbConnection database, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = ReadText;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[Columns.Count];
            for (var at = 0; at < row.Length; at++) row[at] = Columns[at].Read(reader, at);
            yield return row;
        }
    }

    /// <summary>In one transaction, so that all of these rows are there or none.</summary>
    public async Task InsertAsync(DbConnection database, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var transaction = await database.BeginTransactionAsync(ct);
        foreach (var some in rows.Chunk(RowsAtOnce)) await InsertAsync(transaction, some, ct);
        await transaction.CommitAsync(ct);
    }

    public async Task ClearAsync(DbConnection database, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"DELETE FROM {Delimited}";
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The statement, with parameters from @p0 on.</summary>
    public string InsertText(int rows)
    {
        var text = new StringBuilder($"INSERT INTO {Delimited} ({_names}) VALUES ");
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(at => $"@p{at}")).Append(')');
        return text.ToString();
    }

    private async Task InsertAsync(DbTransaction transaction, object?[][] rows, CancellationToken ct)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, InsertText(rows.Length));
        for (var at = 0; at < rows.Length * Columns.Count; at++)
        {
            var (row, column) = Math.DivRem(at, Columns.Count);
            command.Parameters.Add(Columns[column].Parameter(command, $"@p{at}", rows[row][column]));
        }
        await command.ExecuteNonQueryAsync(ct);
    }

    private object?[] Row(ITable table, IDictionary<string, object?> values) =>
        [.. Columns.Select(column => table.FindColumn(column.Name)!.PropertyMappings.Select(m => values.TryGetValue(m.Property.Name, out var value) ? value : null).FirstOrDefault())];

    private static List<ITable> InOrder(IEnumerable<ITable> tables)
    {
        var (ordered, begun) = (new List<ITable>(), new HashSet<ITable>());
        foreach (var table in tables) Place(table);
        return ordered;

        void Place(ITable table)
        {
            if (ordered.Contains(table)) return;
            if (!begun.Add(table)) throw new InvalidOperationException($"{table.Name} refers to itself by way of other tables, and no order of tables is right.");
            foreach (var referred in table.ForeignKeyConstraints.Select(fk => fk.PrincipalTable).Where(t => t != table).OrderBy(t => t.Name, StringComparer.Ordinal)) Place(referred);
            ordered.Add(table);
        }
    }
}
