using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.WeeklyDigest;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>Mails a digest at once because its reader wants it, beside the ledger: that of the week comes all the same.</summary>
public sealed class DigestNow(IdeaLabDb db, LabMail mail, MailSender sender, TimeProvider clock)
{
    /// <summary>Pressed twice within a minute it is one mail.</summary>
    /// <returns>The mail, sent or waiting; null where the reader has no confirmed address.</returns>
    public async Task<OutgoingMail?> SendAsync(Person reader, WeeklyDigest digest, CancellationToken ct)
    {
        if (await mail.RecipientAsync(reader, ct, evenIfRefused: true) is not { } to) return null;

        var key = $"digest:now:{digest.Window}:person:{reader.Id}:{clock.GetUtcNow():yyyyMMddHHmm}";
        var content = new WeeklyDigestMail(digest, mail.ListFor(reader, BulkMail.WeeklyDigest), mail.ActLinksOf(digest, to), IsAskedFor: true);
        var queued = await db.InOneGoAsync(async () => await db.Mails.SingleOrDefaultAsync(m => m.Key == key, ct) ?? db.Add(await mail.WriteAsync(content, to, key, ct)).Entity, ct);
        await sender.SendAsync(queued.Id, ct);
        return await db.Mails.AsNoTracking().SingleAsync(m => m.Id == queued.Id, ct);
    }
}
