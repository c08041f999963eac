using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Sends what waits, oldest turn first. A fault that concerns every mail ends the run and leaves the rest queued.</summary>
public sealed class SendMailJob(IdeaLabDb db, MailSender sender, TimeProvider clock) : ILabJob
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (sent, due) = (0, await DueAsync(ct));
        for (; due.Count > 0; due = await DueAsync(ct))
        {
            foreach (var id in due)
            {
                var (gone, fault) = await sender.SendAsync(id, ct);
                if (gone) sent++;
                if (fault?.Consequence() == MailConsequence.StopEverything) return sent;
            }
        }
        return sent;
    }

    private Task<List<int>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Mails
            .Where(m => m.State == MailState.Queued && m.NextAttemptAt <= now || m.State == MailState.Sending && m.ClaimedUntil <= now)
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(ct);
    }
}
