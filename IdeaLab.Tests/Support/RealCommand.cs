using System.Diagnostics;

namespace IdeaLab.Tests.Support;

/// <summary>A command of the program as a process of its own.</summary>
internal static class RealCommand
{
    public static async Task<(int ExitCode, string Said)> RunAsync(string dataFolder, params string[] command)
    {
        using var process = Begin(dataFolder, command);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, string.Concat(said));
    }

    public static Process Begin(string dataFolder, params string[] command) =>
        Process.Start(RealSite.ToStart(dataFolder, [("ASPNETCORE_ENVIRONMENT", "Development"), ("Demo__Ideas", "false")], command))!;
}
