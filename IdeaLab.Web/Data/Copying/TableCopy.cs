using System.Data.Common;

namespace IdeaLab.Web.Data.Copying;

/// <summary>One table on its way, from the beginning of its rows in the order of their keys.</summary>
internal sealed class TableCopy(CopyTable from, DbConnection source, CopyTable to, DbConnection target) : IDisposable
{
    // One wait for the disk of the target is for so many rows, and a kill loses as many.
    private const int MaxRows = 500;

    // Pictures are some megabytes each; what waits to be sent is held in memory.
    private const long MaxBytes = 4 << 20;

    private readonly RowDigest _all = new();

    public string Name => to.Name;
    public CopyTable To => to;

    /// <summary>How many rows were in the target when it was looked at.</summary>
    public long WereThere { get; private set; }

    public long Rows => _all.Rows;

    /// <summary>Whether the target has no rows but those that came with the schema, such as the first criteria. The lab has its own, which may have changed.</summary>
    public async Task<bool> IsAsMadeAsync(CancellationToken ct)
    {
        using var there = await DigestAsync(to, target, to.MadeRows.Count + 1, ct);
        using var made = new RowDigest();
        foreach (var row in to.MadeRows) made.Add(row);
        return there.Rows == 0 || there.IsSameAs(made);
    }

    public Task ClearAsync(CancellationToken ct) => to.MadeRows.Count > 0 ? to.ClearAsync(target, ct) : Task.CompletedTask;

    /// <exception cref="CopyException">What is in the target is not the beginning of this table.</exception>
    public async Task LookAsync(CancellationToken ct)
    {
        using var there = await DigestAsync(to, target, long.MaxValue, ct);
        using var beginning = await DigestAsync(from, source, there.Rows, ct);
        if (!there.IsSameAs(beginning)) throw new CopyException($"What the target has in {Name} is not the beginning of what this lab has; a site was started there, or here since the first part was copied. Copy into an empty database in which only db/sqlserver/schema.sql was run.");
        WereThere = there.Rows;
    }

    /// <exception cref="CopyException">The target does not take a row. Those before it stay there.</exception>
    public async Task CopyAsync(CancellationToken ct)
    {
        var (waiting, bytes) = (new List<object?[]>(), 0L);
        await foreach (var row in from.ReadAsync(source, ct))
        {
            _all.Add(row);
            if (_all.Rows <= WereThere) continue;
            waiting.Add(row);
            bytes += row.Sum(BytesOf);
            if (waiting.Count < MaxRows && bytes < MaxBytes) continue;
            await SendAsync();
        }
        if (waiting.Count > 0) await SendAsync();

        async Task SendAsync()
        {
            try
            {
                await to.InsertAsync(target, waiting, ct);
            }
            catch (DbException e)
            {
                throw new CopyException($"{Name}: the target does not take a row behind the first {_all.Rows - waiting.Count:N0}. {e.Message} What is copied stays, and the same command goes on behind it.");
            }
            waiting.Clear();
            bytes = 0;
        }
    }

    /// <returns>What differs, in a sentence; null when every value of every row is the same.</returns>
    public async Task<string?> DifferenceAsync(CancellationToken ct)
    {
        using var there = await DigestAsync(to, target, long.MaxValue, ct);
        if (there.Rows != Rows) return $"{Name} has {Rows:N0} rows here and {there.Rows:N0} in the target.";
        return there.IsSameAs(_all) ? null : $"{Name} has {Rows:N0} rows in both, but not the same ones.";
    }

    public void Dispose() => _all.Dispose();

    private static async Task<RowDigest> DigestAsync(CopyTable table, DbConnection database, long rows, CancellationToken ct)
    {
        var digest = new RowDigest();
        if (rows == 0) return digest;
        await foreach (var row in table.ReadAsync(database, ct))
        {
            digest.Add(row);
            if (digest.Rows == rows) break;
        }
        return digest;
    }

    private static long BytesOf(object? value) => value switch { string text => 2L * text.Length, byte[] bytes => bytes.Length, _ => 8 };
}
