using System.CommandLine;
using IdeaLab.Domain.Decisions;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the record of decisions is as it was written.</summary>
internal sealed class DecisionsDoctor(IdeaLabDb db) : IDoctor
{
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var chain = await db.DecisionChains.AsNoTracking().SingleAsync(ct);
        var decisions = await db.Decisions.AsNoTracking().OrderBy(d => d.Number).ToListAsync(ct);
        var faults = chain.Faults(decisions).ToList();
        foreach (var fault in faults) await to.SayAsync(false, $"Decision {fault.Number} {fault.Kind.Words()}");
        return faults.Count == 0 && await to.SayAsync(true, chain.Count == 1 ? "The record of decisions is whole: 1 decision." : $"The record of decisions is whole: {chain.Count:N0} decisions.");
    }
}
