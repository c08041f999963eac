using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Copying;

/// <summary>
/// Copies a lab into a database of another engine, row by row as it is stored: nobody is written to, nothing is audited, and counters stay. What was copied before is looked at and left, and the rest goes behind it.
/// </summary>
public static class DatabaseCopy
{
    /// <param name="source">A SQLite database that nobody else uses.</param>
    /// <param name="target">One with the same migrations, and no rows but those of an earlier call.</param>
    /// <param name="tell">Hears of each table that has rows.</param>
    /// <param name="ct">Ends it; whole transactions stay.</param>
    /// <returns>How many rows there are, and how many were there before.</returns>
    /// <exception cref="CopyException">It cannot be copied, or what is in the target in the end is not what is here.</exception>
    public static async Task<(long Rows, long WereThere)> RunAsync(IdeaLabDb source, IdeaLabDb target, Action<string> tell, CancellationToken ct)
    {
        await RequireCurrentAsync(source, "The database of the data folder", "Start the site once, or run any other command.", ct);
        await RequireCurrentAsync(target, "The target", "Have db/sqlserver/schema.sql of this version run there, by somebody who may define tables.", ct);
        await source.Database.OpenConnectionAsync(ct);
        await target.Database.OpenConnectionAsync(ct);

        var from = CopyTable.AllOf(source).ToDictionary(table => table.Name);
        var tables = CopyTable.AllOf(target).Select(to => new TableCopy(from[to.Name], source.Database.GetDbConnection(), to, target.Database.GetDbConnection())).ToList();
        try
        {
            await ClearIfNewAsync(tables, ct);
            // All of them before the first row goes.
            foreach (var table in tables) await table.LookAsync(ct);
            await CopyAsync(tables, target, await GivenKeys.LastOfAsync(source, ct), tell, ct);

            var differences = new List<string>();
            foreach (var table in tables)
                if (await table.DifferenceAsync(ct) is { } difference) differences.Add(difference);
            return differences.Count == 0 ? (tables.Sum(t => t.Rows), tables.Sum(t => t.WereThere)) : throw new CopyException($"The target is not what was copied. {string.Join(' ', differences)}");
        }
        finally
        {
            tables.ForEach(table => table.Dispose());
        }
    }

    // Killed in between it leaves tables that are still as made, or empty.
    private static async Task ClearIfNewAsync(List<TableCopy> tables, CancellationToken ct)
    {
        foreach (var table in tables)
            if (!await table.IsAsMadeAsync(ct)) return;
        foreach (var table in Enumerable.Reverse(tables)) await table.ClearAsync(ct);
    }

    private static async Task CopyAsync(List<TableCopy> tables, IdeaLabDb target, Dictionary<string, long> lastKeys, Action<string> tell, CancellationToken ct)
    {
        var isServer = target.Database.IsSqlServer();
        foreach (var table in tables)
        {
            await SayAsync(GivenKeys.Take(table.To, isServer, on: true));
            await table.CopyAsync(ct);
            await SayAsync(GivenKeys.Take(table.To, isServer, on: false));
            if (table.To.GivesKeys && lastKeys.TryGetValue(table.Name, out var last)) await SayAsync(GivenKeys.GoOnBehind(table.To, isServer, last, isEmpty: table.Rows == 0));
            if (table.Rows > 0) tell($"{table.Name}: {table.Rows - table.WereThere:N0} copied{(table.WereThere > 0 ? $", {table.WereThere:N0} there before" : "")}");
        }

        // Names come from the model and cannot be parameters.
        Task SayAsync(string words) => words.Length == 0 ? Task.CompletedTask : target.Database.ExecuteSqlRawAsync(words, ct);
    }

    /// <summary>The names of the two engines' migrations differ in the moment alone; that both models are wholly in them is tested.</summary>
    private static async Task RequireCurrentAsync(IdeaLabDb db, string what, string remedy, CancellationToken ct)
    {
        var (known, applied) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(ct)).ToList());
        if (applied.Except(known).FirstOrDefault() is { } unknown) throw new CopyException($"{what} is of a newer version of the program: this one does not know the migration {unknown}.");
        if (known.Except(applied).FirstOrDefault() is { } missing) throw new CopyException($"{what} lacks the migrations from {missing} on. {remedy}");
    }
}
