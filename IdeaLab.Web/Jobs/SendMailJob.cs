using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Sends what waits, oldest turn first, over one connection. A fault that concerns every mail ends the run and leaves the rest queued; the queue then stands still
/// (<see cref="MailStop"/>) but for a probe at growing intervals.
/// </summary>
public sealed class SendMailJob(IdeaLabDb db, MailSender sender, MailSettings settings, TimeProvider clock) : ILabJob
{
    private const int Batch = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        // One for the whole run, since each has to be prepared.
        await db.Database.OpenConnectionAsync(ct);
        await db.CommitWithoutWaitingForDiskAsync(ct);
        if (!await MaySendAsync(ct)) return 0;

        var pace = await DomainPace.ReadAsync(db, settings, Now, ct);
        var (sent, due) = (0, await DueAsync(pace, ct));
        for (; due.Count > 0; due = await DueAsync(pace, ct))
        {
            var turn = due.FindAll(mail => pace.Takes(mail.Domain)).ConvertAll(mail => mail.Id);
            await sender.LookAheadAsync(turn, ct);
            foreach (var (n, id) in turn.Index())
            {
                var (gone, fault) = await sender.SendAsync(id, ct, next: n + 1 < turn.Count ? turn[n + 1] : null);
                if (gone) sent++;
                if (fault?.Consequence() == MailConsequence.StopEverything) return sent;
            }
        }
        return sent;
    }

    // Of two processes one takes the probe.
    private Task<bool> MaySendAsync(CancellationToken ct) => db.InOneGoAsync(async () =>
        await db.MailStops.SingleOrDefaultAsync(ct) is not { } stop || stop.TakeProbe(Now, Now + MailSender.Lease), ct);

    private async Task<List<(int Id, string Domain)>> DueAsync(DomainPace pace, CancellationToken ct)
    {
        var (now, full) = (Now, pace.Full);
        var due = await db.Mails
            .Where(m => m.State == MailState.Queued && m.NextAttemptAt <= now || m.State == MailState.Sending && m.ClaimedUntil <= now)
            .Where(m => !full.Contains(m.Domain))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(Batch).Select(m => new { m.Id, m.Domain }).ToListAsync(ct);
        return [.. due.Select(m => (m.Id, m.Domain))];
    }
}
