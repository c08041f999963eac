using System.Collections.Concurrent;
using System.Diagnostics;

namespace IdeaLab.Tests.Jobs;

/// <summary>The command "run SendDigests SendMail" as a process of its own, which can be killed: from outside, or at a step of its own that <see cref="StartupHook"/> counts.</summary>
internal sealed class JobProcess : IDisposable
{
    public const string KillAt = "KILL_AT";
    public const string EachStep = "KILL_EACH_STEP";
    public const string Works = "The job works.";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource _works = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _killed;

    public JobProcess(string dataFolder, IEnumerable<(string Name, string Value)> settings, int killAt = 0, bool eachStep = false)
    {
        // A process of a second or two only loses by counting what its code does most.
        IEnumerable<(string, string)> hook = [("DOTNET_TieredPGO", "0"), ("DOTNET_STARTUP_HOOKS", typeof(JobProcess).Assembly.Location), (KillAt, $"{killAt}"), .. eachStep ? new[] { (EachStep, "yes") } : []];
        var start = RealSite.ToStart(dataFolder, [("ASPNETCORE_ENVIRONMENT", "Production"), .. settings, .. hook], "run", "SendDigests", "SendMail");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it printed, for messages.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Whether it came to its end by itself.</summary>
    public bool IsDone => _process.ExitCode == 0;

    /// <summary>Until it has taken its first job, or ended.</summary>
    public Task WorksAsync() => Task.WhenAny(_works.Task, EndedAsync());

    public Task EndedAsync() => _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>SIGKILL: nothing is finished, nothing is written down.</summary>
    /// <returns>Whether it lived until now.</returns>
    public bool Kill()
    {
        if (_process.HasExited || Interlocked.Exchange(ref _killed, 1) == 1) return false;
        _process.Kill();
        return true;
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line == Works) _works.TrySetResult();
    }
}
