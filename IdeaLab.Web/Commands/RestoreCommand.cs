using System.CommandLine;
using System.Globalization;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands;

/// <summary>Puts a backup into the data folder while nobody uses it. Exit code 0; 1 when it is refused, and then nothing has changed.</summary>
internal static class RestoreCommand
{
    public static Command Create(IServiceProvider services)
    {
        var file = new Argument<string>("file") { Description = "What the command backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Put aside the database and keys that are there; they are kept beside." };
        var command = new Command("restore", "Put the database and keys of a backup into the data folder, while no site runs.") { file, replace };
        command.SetAction((call, ct) => RunAsync(services, Path.GetFullPath(call.GetRequiredValue(file)), call.GetValue(replace), call.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string file, bool replace, InvocationConfiguration console, CancellationToken ct)
    {
        try
        {
            var manifest = await RestoreAsync(services, file, replace, ct);
            await Beginning.PrepareAsync(services, withDemoIdeas: false);
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file} of {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC is restored: {manifest.AllRows:N0} rows of {manifest.Rows.Count} tables."));
            return 0;
        }
        catch (Exception e) when (e is BackupException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<BackupManifest> RestoreAsync(IServiceProvider services, string file, bool replace, CancellationToken ct)
    {
        if (services.GetRequiredService<DatabaseSettings>().IsSqlServer) throw new BackupException("Database:Provider is SqlServer: its backups are restored with the server's own tools.");
        var data = services.GetRequiredService<DataDirectory>();
        // Whoever starts meanwhile waits, and finds what is restored.
        using var held = await data.HoldAsync();
        using var alone = data.TryUseAlone() ?? throw new BackupException($"A site or a command uses {data.Path}. End it, and restore then.");
        Restoration.Finish(data.Path);
        if (File.Exists(data.DatabaseFile) && !replace) throw new BackupException($"{data.DatabaseFile} is there already. With --replace it is put aside, and kept.");

        await using var scope = services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<IdeaLabDb>().Database.GetMigrations();
        return await Restoration.RestoreAsync(file, data.Path, known, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, ct);
    }
}
