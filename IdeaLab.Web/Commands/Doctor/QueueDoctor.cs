using System.CommandLine;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Health;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether mails that are due go out.</summary>
internal sealed class QueueDoctor(IdeaLabDb db, HealthSettings settings, TimeProvider clock) : IDoctor
{
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var wait = await db.Mails.LongestWaitAsync(clock.GetUtcNow().UtcDateTime, ct);
        return wait > settings.LongestQueue
            ? await to.SayAsync(false, $"The oldest mail that is due has waited for {(int)wait.TotalMinutes:N0} minutes; Health:LongestQueueMinutes is {settings.LongestQueueMinutes}.")
            : await to.SayAsync(true, "No mail that is due waits long.");
    }
}
