using System.Collections.Concurrent;
using System.Diagnostics;

namespace IdeaLab.Tests.Support;

/// <summary>The site as a process of its own, as somebody runs it who built it: real port, real files, and it can be killed.</summary>
public sealed class RealSite : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RealSite(string dataFolder, IEnumerable<(string Name, string Value)> environment)
    {
        _process = new Process { StartInfo = ToStart(dataFolder, environment.Prepend(("ASPNETCORE_ENVIRONMENT", "Development")).Prepend(("ASPNETCORE_URLS", "http://127.0.0.1:0"))), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) =>
        {
            // Until its last word is read.
            _process.WaitForExit();
            _address.TrySetException(new InvalidOperationException("The site ended: " + Said));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The program as it was built, on a data folder; with a command it runs that instead of the site.</summary>
    internal static ProcessStartInfo ToStart(string dataFolder, IEnumerable<(string Name, string Value)> environment, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["Data__Directory"] = dataFolder;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    /// <summary>Of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Everything it printed, for messages.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts it without waiting until it is up.</summary>
    public static RealSite Begin(string dataFolder, params (string Name, string Value)[] environment) => new(dataFolder, environment);

    public Task<Uri> UpAsync() => _address.Task.WaitAsync(TimeSpan.FromMinutes(3));

    public static async Task<(RealSite Site, Uri Address)> StartAsync(string dataFolder, params (string Name, string Value)[] environment)
    {
        var site = Begin(dataFolder, environment);
        try
        {
            return (site, await site.UpAsync());
        }
        catch (TimeoutException e)
        {
            site.Dispose();
            throw new TimeoutException("The site did not say where it is: " + site.Said, e);
        }
    }

    /// <summary>SIGKILL: nothing is finished, nothing is written down.</summary>
    public void Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager ends it: it finishes what it has in hand.</summary>
    public async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        const string Greeting = "IdeaLab is at ";
        if (line.StartsWith(Greeting, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[Greeting.Length..]));
    }

    // The web project's own output, built with the same configuration as these tests.
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "IdeaLab.sln"))) root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(root.FullName, "IdeaLab.Web", "bin", configuration, framework, "IdeaLab.Web.dll");
    }
}
