using System.CommandLine;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;

namespace IdeaLab.Web.Commands;

/// <summary>Runs jobs of the timetable now, one after the other, as the site would. Exit code 0; 1 as soon as one fails, and those after it are not run.</summary>
internal static class RunCommand
{
    public static Command Create(IServiceProvider services)
    {
        var jobs = new Argument<string[]>("job") { Description = "Names of the timetable, run in this order.", Arity = ArgumentArity.OneOrMore };
        jobs.AcceptOnlyFromAmong([.. Schedule.Jobs.Select(job => job.Name)]);
        var command = new Command("run", "Run jobs of the timetable now, whether or not a site runs too.") { jobs };
        command.SetAction((call, ct) => CommandLine.PreparedAsync(services, scope => RunAsync(scope, call.GetRequiredValue(jobs), call.InvocationConfiguration, ct)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider scope, IEnumerable<string> jobs, InvocationConfiguration console, CancellationToken ct)
    {
        var (runner, clock) = (scope.GetRequiredService<JobRunner>(), scope.GetRequiredService<TimeProvider>());
        foreach (var job in jobs)
        {
            var run = await runner.RunAsync(Schedule.Named(job), clock.GetUtcNow().UtcDateTime, null, ct);
            if (run is { Outcome: JobOutcome.Succeeded })
            {
                await console.Output.WriteLineAsync($"{job}: done, {run.Items:N0}");
                continue;
            }
            await console.Error.WriteLineAsync($"{job}: {(run is null ? "another process began it at the same moment." : run.Error ?? "it was interrupted. Run the command again.")}");
            return 1;
        }
        return 0;
    }
}
