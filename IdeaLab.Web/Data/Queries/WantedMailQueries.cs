using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class WantedMailQueries
{
    // Who stops mails by mistake notices soon; what is older is no news any more.
    private static readonly TimeSpan ComesBackFor = TimeSpan.FromDays(1);

    /// <summary>
    /// Honours at once what the person has just chosen: what waits and is not wanted any more is closed, what was closed for that lately and is wanted again waits anew, and the ledger follows.
    /// What is written or taken to be sent at this very moment is looked at when it is claimed; see <see cref="OutgoingMail.Claim"/>.
    /// </summary>
    public static async Task HonourChoicesAsync(this IdeaLabDb db, Person reader, DateTime at, CancellationToken ct)
    {
        var lately = at - ComesBackFor;
        var mails = await db.Mails.Where(m => m.PersonId == reader.Id && (m.State == MailState.Queued || m.State == MailState.Failed && m.LastFault == MailFault.NotWanted && m.FailedAt > lately)).ToListAsync(ct);
        var moved = mails.Where(m => m.CloseUnlessWantedBy(reader, at) || m.ReopenIfWantedBy(reader, at)).ToDictionary(m => m.Id);
        foreach (var line in await db.Digests.Where(d => d.MailId != null && moved.Keys.Contains(d.MailId.Value)).ToListAsync(ct)) line.Follow(moved[line.MailId!.Value]);
    }
}
