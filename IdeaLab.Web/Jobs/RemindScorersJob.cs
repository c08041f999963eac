using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.PersonalWord;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Writes to those whose scorecard is late, again after some working days, a few times. The mail's key has the moment the reminder was due, so that of two
/// processes one writes it.
/// </summary>
public sealed class RemindScorersJob(IdeaLabDb db, LabMail mail, SiteAddress site, TimeProvider clock) : ILabJob
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = Now;
        var late = await db.ScoreInvitations.Where(i => i.RemindAt <= now && Scoring.Scored.Contains(i.Scoring.Idea.Status)).OrderBy(i => i.RemindAt).Select(i => i.Id).ToListAsync(ct);
        var written = 0;
        foreach (var id in late)
        {
            db.ChangeTracker.Clear();
            if (await db.InOneGoAsync(() => RemindAsync(id, ct), ct)) written++;
        }

        return written;
    }

    private async Task<bool> RemindAsync(int id, CancellationToken ct)
    {
        var invitation = await db.ScoreInvitations.Include(i => i.Person).Include(i => i.By).Include(i => i.Scoring.Idea).SingleAsync(i => i.Id == id, ct);
        var (idea, due) = (invitation.Scoring.Idea, invitation.RemindAt);
        if (!invitation.Remind((await db.PromiseTermsAsync(ct)).Calendar, Now)) return false;
        await db.WithCirclesAsync([invitation.Person], ct);
        // Whoever may not see the idea any more, or has no address, is left in peace.
        if (!idea.ExistsFor(invitation.Person) || await mail.RecipientAsync(invitation.Person, ct) is not { } to) return false;

        var word = new PersonalWordMail(MailKind.ScoreLate, idea.Title, site.Of($"/score/{idea.Id}"), invitation.By.Name, invitation.Note) { DueAt = invitation.DueAt };
        db.Add(await mail.WriteAsync(word, to, $"score-late:{id}:{due!.Value.Ticks}", ct));
        return true;
    }
}
