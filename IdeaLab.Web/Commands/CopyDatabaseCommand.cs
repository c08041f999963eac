using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using IdeaLab.Web.Data.Copying;

namespace IdeaLab.Web.Commands;

/// <summary>Brings a lab from its SQLite database to a SQL Server, while nobody uses it. Exit code 0 when all is there and the same; 1 when it is not; 2 when this edition or what was typed cannot.</summary>
internal static class CopyDatabaseCommand
{
    public static Command Create(IServiceProvider services)
    {
        var to = new Option<string>("--to") { Description = "Connection string of the SQL Server database. Without it Database:ConnectionString is read, which the environment can hold." };
        var command = new Command("copy-database", "Copy the SQLite database into an empty one of SQL Server in which db/sqlserver/schema.sql was run, while no site runs. After an interruption the same command goes on.") { to };
        command.SetAction((call, ct) => RunAsync(services, call.GetValue(to), call.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? to, InvocationConfiguration console, CancellationToken ct)
    {
        try
        {
            var settings = services.GetRequiredService<DatabaseSettings>();
            await using var target = services.GetRequiredService<CopyTarget>()(to ?? settings.ConnectionString);
            if (settings.IsSqlServer) throw new CopyException("Database:Provider is SqlServer already. Copy while it is Sqlite, and change the setting then.");
            var (rows, before) = await CopyAsync(services, target, console.Output.WriteLine, ct);
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows are in the target, {before:N0} of them from before, and every value is the same."));
            return 0;
        }
        // What the server says has a name and a place in it, and never a password.
        catch (Exception e) when (e is CopyException or DbException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("Interrupted. What is copied stays, and the same command goes on behind it.");
            return 1;
        }
    }

    private static async Task<(long Rows, long WereThere)> CopyAsync(IServiceProvider services, IdeaLabDb target, Action<string> tell, CancellationToken ct)
    {
        var data = services.GetRequiredService<DataDirectory>();
        // What somebody did meanwhile would be lost.
        using var held = await data.HoldAsync();
        using var alone = data.TryUseAlone() ?? throw new CopyException($"A site or a command uses {data.Path}. End it, and copy then.");
        Restoration.Finish(data.Path);
        if (!File.Exists(data.DatabaseFile)) throw new CopyException($"{data.DatabaseFile} is not there, so there is nothing to copy.");

        await using var scope = services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        await source.MigrateAsync(services.GetRequiredService<DatabaseSettings>());
        await KeyFiles.TakeInAsync(data.Path, source, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, ct);
        return await DatabaseCopy.RunAsync(source, target, tell, ct);
    }
}
