using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Tests.Support;

/// <summary>In which order transactions come to the tables whose rows they change or delete. Rows they add are left out: nobody else has them.</summary>
/// <param name="known">Orders seen elsewhere.</param>
public sealed partial class WriteOrder(params string[] known) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentDictionary<DbTransaction, List<string>> _open = [];
    private readonly ConcurrentDictionary<string, bool> _seen = new(known.Select(order => KeyValuePair.Create(order, true)), StringComparer.Ordinal);

    /// <summary>Every order that was committed, such as "Follows, Ideas, Votes".</summary>
    public IReadOnlyList<string> Seen => [.. _seen.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Tables of which each comes before the other, if only by way of others.</summary>
    public IReadOnlyList<string> Circles()
    {
        var before = _seen.Keys.Select(order => order.Split(", ")).SelectMany(order => order.SelectMany((table, n) => order.Skip(n + 1).Select(later => (table, later)))).ToHashSet();
        for (var size = 0; size < before.Count;)
        {
            size = before.Count;
            before.UnionWith((from one in before join next in before on one.later equals next.table select (one.table, next.later)).ToList());
        }
        return [.. before.Where(pair => pair.table == pair.later).Select(pair => pair.table).Order(StringComparer.Ordinal)];
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (_open.TryRemove(transaction, out var tables)) _seen.TryAdd(string.Join(", ", tables), true);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        if (command.Transaction is not { } transaction) return;
        var tables = _open.GetOrAdd(transaction, _ => []);
        foreach (Match write in Write().Matches(command.CommandText))
            if (!tables.Contains(write.Groups[1].Value)) tables.Add(write.Groups[1].Value);
    }

    [GeneratedRegex(@"^(?:UPDATE|DELETE FROM) ""(\w+)""", RegexOptions.Multiline)]
    private static partial Regex Write();
}
