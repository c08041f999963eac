using System.CommandLine;
using IdeaLab.Web.Commands.Doctor;
using IdeaLab.Web.Commands.Import;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Commands;

/// <summary>The program's commands, in English; each prepares the same data folder as the site before it begins.</summary>
public static class CommandLine
{
    /// <summary>Anything that is not a setting of the site, so that a mistyped command is refused and starts nothing.</summary>
    public static bool IsCommand(string[] args) => args.Length > 0 && (args[0] is "--help" or "-h" or "-?" || !args[0].StartsWith('-') && !args[0].Contains('='));

    /// <returns>The command's own exit code; 2 when what was typed cannot be understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, InvocationConfiguration? console = null)
    {
        var root = new RootCommand("IdeaLab. Without a command it starts the site.")
        {
            ImportCommand.Create(services),
            RankCommand.Create(services),
            RunCommand.Create(services),
            DigestCommand.Create(services),
            FirstAdminCommand.Create(services),
            DoctorCommand.Create(services),
            BackupCommand.Create(services),
            RestoreCommand.Create(services),
            CopyDatabaseCommand.Create(services),
        };
        using var _ = Languages.Speaking("en");
        var parsed = root.Parse(args);
        // What goes wrong is for Program to say, as when the site starts.
        console ??= new InvocationConfiguration();
        console.EnableDefaultExceptionHandler = false;
        var exitCode = await parsed.InvokeAsync(console);
        return parsed.Errors.Count > 0 ? 2 : exitCode;
    }

    /// <summary>Runs inside a scope of services, on a migrated database, with demo people but no demo ideas in Development.</summary>
    public static async Task<int> PreparedAsync(IServiceProvider services, Func<IServiceProvider, Task<int>> command)
    {
        await Beginning.PrepareAsync(services, withDemoIdeas: false);
        await using var scope = services.CreateAsyncScope();
        return await command(scope.ServiceProvider);
    }
}
