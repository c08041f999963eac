using System.Diagnostics;
using System.Text.Json;

namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>A server's program beside these tests. It is given its options as JSON, says its port first, and ends when its standard input does, so that it never outlives the tests.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public int Port { get; private init; }

    /// <summary>The folder of the test project.</summary>
    public static string Home { get; } = FindHome();

    /// <summary>Whether a command runs here and says it is content.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public static async Task<ServerProcess> StartAsync(string program, string script, object options)
    {
        var process = Process.Start(new ProcessStartInfo(program, [Path.Combine(Home, script), JsonSerializer.Serialize(options)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? throw new InvalidOperationException("The test server ended.");
        return new ServerProcess(process) { Port = int.Parse(port) };
    }

    /// <summary>Until it has ended by itself.</summary>
    public Task EndedAsync() => _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await EndedAsync();
        _process.Dispose();
    }

    private static string FindHome()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IdeaLab.Tests.csproj"))) folder = folder.Parent ?? throw new InvalidOperationException("The test project was not found.");
        return folder.FullName;
    }
}
