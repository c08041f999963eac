using System.Diagnostics;
using IdeaLab.Tests.Jobs;
using Microsoft.EntityFrameworkCore.Diagnostics;

/// <summary>
/// Runs inside a process of the site before its first line, where DOTNET_STARTUP_HOOKS names this assembly: counts what its jobs do to the database from outside their code, and kills the process at one of these steps.
/// </summary>
#pragma warning disable CA1050, MA0047 // The runtime looks for this name outside every namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    public static void Initialize() =>
        DiagnosticListener.AllListeners.Subscribe(new Listeners(new Steps(
            int.Parse(Environment.GetEnvironmentVariable(JobProcess.KillAt) ?? "0"),
            Environment.GetEnvironmentVariable(JobProcess.EachStep) is not null)));

    private sealed class Listeners(Steps steps) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(steps);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }

    /// <param name="killAt">The step before which the process ends, from 1; 0 for none.</param>
    /// <param name="each">Whether every command and commit is two steps, before and after. Otherwise a step is what comes next after something is in the file for good: a kill between two of these leaves the same behind.</param>
    private sealed class Steps(int killAt, bool each) : IObserver<KeyValuePair<string, object?>>
    {
        private bool _works;
        private bool _isKept;
        private int _step;

        public void OnNext(KeyValuePair<string, object?> value)
        {
            var name = value.Key[(value.Key.LastIndexOf('.') + 1)..];
            if (name is not ("CommandExecuting" or "CommandExecuted" or "TransactionCommitting" or "TransactionCommitted")) return;
            var command = (value.Value as CommandEventData)?.Command;
            if (!_works)
            {
                if (command?.CommandText.Contains("INSERT INTO \"JobRuns\"", StringComparison.Ordinal) is not true) return;
                _works = true;
                Console.WriteLine(JobProcess.Works);
            }
            var wasKept = _isKept || name == "TransactionCommitted";
            // Without a transaction it is in the file when its reader is closed, of which nobody tells: so the next event comes after it.
            _isKept = name == "CommandExecuted" && command is { Transaction: null } && !command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal);
            if (!each && !wasKept || ++_step != killAt) return;
            Console.WriteLine($"Killed at step {_step}: {name} {command?.CommandText}");
            Console.Out.Flush();
            // SIGKILL, to itself.
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
