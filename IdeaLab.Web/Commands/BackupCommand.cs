using System.CommandLine;
using System.Globalization;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Backups;

namespace IdeaLab.Web.Commands;

/// <summary>Writes one file with the database and its keys, while the site runs. Exit code 0; 1 when that cannot be done.</summary>
internal static class BackupCommand
{
    private const long Kibibyte = 1 << 10;

    public static Command Create(IServiceProvider services)
    {
        var file = new Argument<string>("file") { Description = "Where it goes; in a folder it is named after the moment." };
        var overwrite = new Option<bool>("--overwrite") { Description = "A file that is there may go." };
        var command = new Command("backup", "Write database and keys into one file, whether or not a site runs. It lets its reader in as anybody: guard it.") { file, overwrite };
        command.SetAction((call, ct) => RunAsync(services, call.GetRequiredValue(file), call.GetValue(overwrite), call.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, bool overwrite, InvocationConfiguration console, CancellationToken ct)
    {
        if (services.GetRequiredService<DatabaseSettings>().IsSqlServer)
        {
            await console.Error.WriteLineAsync("Database:Provider is SqlServer: its backups are made with the server's own tools.");
            return 1;
        }
        try
        {
            var (data, now) = (services.GetRequiredService<DataDirectory>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var file = FileAt(path, now);
            // Not migrated: before a new version begins is when a backup of the old one is wanted.
            using (await data.HoldAsync())
            {
                Restoration.Finish(data.Path);
                data.Use();
            }
            var made = await DatabaseBackup.WriteAsync(data.Path, file, overwrite, now, ct);
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length / Kibibyte:N0} KiB, {made.AllRows:N0} rows of {made.Rows.Count} tables, written and proved."));
            return 0;
        }
        catch (BackupException e)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static string FileAt(string path, DateTime now)
    {
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file)) return Path.Combine(file, now.ToString("'idealab-'yyyy-MM-dd'T'HHmmss'Z.zip'", CultureInfo.InvariantCulture));
        var folder = Path.GetDirectoryName(file);
        return Directory.Exists(folder) ? file : throw new BackupException($"{folder} is not there; make the folder first.");
    }
}
