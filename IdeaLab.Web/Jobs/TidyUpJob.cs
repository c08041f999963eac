using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Throws away what nobody will ask for again.</summary>
public sealed class TidyUpJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    private static readonly TimeSpan IdleRunsAreKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan MailsAreKept = TimeSpan.FromDays(90);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (idleRuns, runs, mails) = (now - IdleRunsAreKept, now - RunsAreKept, now - MailsAreKept);

        // A job that looks every minute mostly finds nothing to do.
        var gone = await db.JobRuns.Where(r => r.StartedAt < idleRuns && r.Outcome == JobOutcome.Succeeded && r.Items == 0).ExecuteDeleteAsync(ct);
        gone += await db.JobRuns.Where(r => r.StartedAt < runs).ExecuteDeleteAsync(ct);
        gone += await db.Mails.Where(m => m.State == MailState.Sent && m.SentAt < mails || m.State == MailState.Failed && m.FailedAt < mails).ExecuteDeleteAsync(ct);
        return gone;
    }
}
