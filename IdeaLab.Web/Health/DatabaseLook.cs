using System.Data.Common;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Health;

/// <summary>One look at the database for all who ask meanwhile. A database that hangs holds up one thread and not one for each question, and nobody waits for it for long.</summary>
internal sealed class DatabaseLook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<Seen?> _look = Task.FromResult<Seen?>(null);

    /// <returns>Null when the database is not there, or does not answer in time.</returns>
    public async Task<Seen?> TakeAsync(CancellationToken ct)
    {
        try
        {
            return await Shared().WaitAsync(Patience, ct);
        }
        catch (Exception e) when (e is TimeoutException or DbException)
        {
            return null;
        }
    }

    private Task<Seen?> Shared()
    {
        lock (_gate)
        {
            // On a thread of its own, since SQLite waits for a lock without giving its thread back.
            return _look.IsCompleted ? _look = Task.Run(LookAsync) : _look;
        }
    }

    private async Task<Seen?> LookAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        if (!await db.Database.CanConnectAsync()) return null;

        var pending = (await db.Database.GetPendingMigrationsAsync()).Count();
        // An older schema may not have what is asked for.
        var wait = pending == 0 ? await db.Mails.LongestWaitAsync(clock.GetUtcNow().UtcDateTime, CancellationToken.None) : TimeSpan.Zero;
        return new Seen(pending, wait);
    }
}

/// <summary>How many migrations are missing, and how long the oldest mail that is due has waited.</summary>
internal sealed record Seen(int PendingMigrations, TimeSpan LongestWait);
