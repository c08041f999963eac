using System.CommandLine;
using IdeaLab.Domain.Decisions;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands;

/// <summary>Looks for what should never be. Exit code 0; 1 when something is wrong, each fault on a line of its own.</summary>
internal static class DoctorCommand
{
    public static Command Create(IServiceProvider services)
    {
        var command = new Command("doctor", "Check that the record of decisions is whole.");
        command.SetAction((call, ct) => CommandLine.PreparedAsync(services, scope => ExamineAsync(scope.GetRequiredService<IdeaLabDb>(), call.InvocationConfiguration, ct)));
        return command;
    }

    private static async Task<int> ExamineAsync(IdeaLabDb db, InvocationConfiguration to, CancellationToken ct)
    {
        var chain = await db.DecisionChains.AsNoTracking().SingleAsync(ct);
        var decisions = await db.Decisions.AsNoTracking().OrderBy(d => d.Number).ToListAsync(ct);
        var faults = chain.Faults(decisions).ToList();
        if (faults.Count == 0)
        {
            await to.Output.WriteLineAsync(chain.Count == 1 ? "The record of decisions is whole: 1 decision." : $"The record of decisions is whole: {chain.Count:N0} decisions.");
            return 0;
        }

        foreach (var fault in faults) await to.Error.WriteLineAsync($"Decision {fault.Number} {Say(fault.Kind)}");
        return 1;
    }

    private static string Say(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Changed => "says something else than when it was written.",
        ChainFaultKind.Missing => "is missing.",
        _ => "does not fit the one before it, or the end of the record.",
    };
}
