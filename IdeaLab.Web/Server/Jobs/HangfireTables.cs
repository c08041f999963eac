using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Server.Jobs;

/// <summary>Where Hangfire's tables are missing the site does not start, and says who is to do what. Hangfire itself would try for ever.</summary>
public sealed class HangfireTables(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await RequireAsync(scope.ServiceProvider.GetRequiredService<IdeaLabDb>(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="SetupException">They are not there, or this login may not see them.</exception>
    public static async Task RequireAsync(IdeaLabDb db, CancellationToken ct)
    {
        // What a login has no right to, OBJECT_ID does not know.
        if (await db.Database.SqlQuery<bool>($"SELECT CAST(IIF(OBJECT_ID(N'hangfire.JobQueue') IS NULL, 0, 1) AS bit) AS [Value]").SingleAsync(ct)) return;
        throw new SetupException("The database lacks Hangfire's tables, or this login may not use them. Have db/sqlserver/hangfire.sql run by somebody who may define tables, and db/sqlserver/roles.sql after it, or set Database:Migrate=true to let the site do it.");
    }
}
