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
        var command = new Command("doctor", "Check that the record of decisions is whole, that the mail server takes our mails, and that other servers can tell they are ours.");
        command.SetAction((call, ct) => CommandLine.PreparedAsync(services, async scope =>
        {
            var console = call.InvocationConfiguration;
            var decisionsAreWhole = await ExamineDecisionsAsync(scope.GetRequiredService<IdeaLabDb>(), console, ct);
            var mailIsSound = await ActivatorUtilities.CreateInstance<MailDoctor>(scope).ExamineAsync(console, ct);
            return decisionsAreWhole && mailIsSound ? 0 : 1;
        }));
        return command;
    }

    private static async Task<bool> ExamineDecisionsAsync(IdeaLabDb db, InvocationConfiguration to, CancellationToken ct)
    {
        var chain = await db.DecisionChains.AsNoTracking().SingleAsync(ct);
        var decisions = await db.Decisions.AsNoTracking().OrderBy(d => d.Number).ToListAsync(ct);
        var faults = chain.Faults(decisions).ToList();
        if (faults.Count == 0) await to.Output.WriteLineAsync(chain.Count == 1 ? "The record of decisions is whole: 1 decision." : $"The record of decisions is whole: {chain.Count:N0} decisions.");
        foreach (var fault in faults) await to.Error.WriteLineAsync($"Decision {fault.Number} {Say(fault.Kind)}");
        return faults.Count == 0;
    }

    private static string Say(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Changed => "says something else than when it was written.",
        ChainFaultKind.Missing => "is missing.",
        _ => "does not fit the one before it, or the end of the record.",
    };
}
