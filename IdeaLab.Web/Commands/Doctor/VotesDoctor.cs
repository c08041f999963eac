using System.CommandLine;
using IdeaLab.Web.Jobs;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether counters and scores are those of their rows, as the nightly recount would find; it mends them, this does not.</summary>
internal sealed class VotesDoctor(RecountVotesJob recount) : IDoctor
{
    private const int Named = 10;

    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var wrong = await recount.FindAsync(ct);
        if (wrong.Count == 0) return await to.SayAsync(true, "Counters and scores of all ideas are those of their rows.");
        var more = wrong.Count > Named ? $" and {wrong.Count - Named:N0} more" : "";
        return await to.SayAsync(false, $"Counters or scores differ from their rows at idea {string.Join(", ", wrong.Take(Named))}{more}. The job RecountVotes mends them.");
    }
}
