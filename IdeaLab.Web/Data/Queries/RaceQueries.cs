using IdeaLab.Domain.Ideas;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class RaceQueries
{
    private const int Tries = 20;

    /// <summary>
    /// Loads, acts and saves in one transaction, and does it all again from fresh rows when somebody else was faster: a raised version or a unique key
    /// already taken. On the second look the domain finds the other's row, so a double click ends as one act.
    /// SQLite takes the write lock at the start, so there the second look is rare. The ideas on which somebody was faster are taken first on the next look, so that no stream of votes keeps a decision out.
    /// </summary>
    /// <remarks>
    /// On a server transactions run among each other, and two would wait for each other for ever if they came to the same rows in opposite orders. So all come to rows that are there already in the order of their
    /// tables' names and within a table of their keys, as a save does by itself. Statements of their own keep to it: they take a challenge or an idea before anything else is read, or add to an idea's counters after
    /// everything else is written. Rows that an act adds are nobody else's and come when they may; only who makes the very same row waits for it. Two meetings are left in which the server may
    /// end one of the two, which is then done again: a merge that brings the vote somebody casts at this moment, and what two nodes write down as seen (<see cref="ViewingQueries.AddViewingsAsync"/>), which goes by numbers and not by keys. <c>WriteOrderTests</c> finds what goes against this.
    /// </remarks>
    public static async Task<T> InOneGoAsync<T>(this IdeaLabDb db, Func<Task<T>> act, CancellationToken ct)
    {
        var isSecondLook = false;
        var contested = new SortedSet<int>();
        // On a server it tries again by itself after faults that pass, such as a deadlock.
        var strategy = db.Database.CreateExecutionStrategy();
        for (var left = Tries; ; left--)
        {
            try
            {
                return await strategy.ExecuteAsync(TryAsync, ct);
            }
            catch (DbUpdateException e) when (left > 1 && IsRace(e))
            {
                contested.UnionWith(e.Entries.Select(entry => entry.Entity).OfType<Idea>().Select(idea => idea.Id));
                await Task.Delay(Random.Shared.Next(5, 50), ct);
            }
        }

        async Task<T> TryAsync(CancellationToken ct)
        {
            if (isSecondLook) db.ChangeTracker.Clear();
            isSecondLook = true;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var id in contested) await db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version + 1), ct);
            var result = await act();
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
    }

    /// <summary>Whether the row lost to another: its version had moved on, or its unique key was taken.</summary>
    public static bool IsRace(DbUpdateException e) => e is DbUpdateConcurrencyException || e.IsUniqueViolation();

    /// <summary>SQLite 1555 (primary key) and 2067 (unique); SQL Server 2601 (index) and 2627 (constraint).</summary>
    public static bool IsUniqueViolation(this DbUpdateException e) =>
        e.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or SqlException { Number: 2601 or 2627 };
}
