using System.Data.Common;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Throws away what nobody will ask for again, and what is kept no longer than <see cref="Retention"/> says.</summary>
public sealed class TidyUpJob(IdeaLabDb db, DataDirectory data, TimeProvider clock) : ILabJob
{
    private static readonly TimeSpan IdleRunsAreKept = TimeSpan.FromDays(1);

    // All snapshots of a week are kept, then one a day, and after two months one a week; every moment in between can be worked out from the rows.
    private static readonly (TimeSpan Age, TimeSpan Grain)[] SnapshotsAreThinned = [(TimeSpan.FromDays(7), TimeSpan.FromDays(1)), (TimeSpan.FromDays(60), TimeSpan.FromDays(7))];

    // What was seen just before midnight is written a few seconds later.
    private static readonly TimeSpan LateLooks = TimeSpan.FromMinutes(1);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = await db.RetentionAsync(ct);

        var gone = await TidyRunsAsync(now, kept, ct);
        gone += await TidyMailsAsync(now, kept, ct);
        gone += await TidyPeopleAsync(now, kept, ct);
        gone += await ForgetUnopenedAsync(now, kept, ct);
        await KeyFiles.TakeInAsync(data.Path, db, now, ct);
        // Kept until now, so that undoing the choice gives them back.
        gone += await db.OwedNews.Wanted(MailChoice.Never).ExecuteDeleteAsync(ct);
        gone += await ForgetVisitorsAsync(DateOnly.FromDateTime(now - LateLooks), ct);
        foreach (var (age, grain) in SnapshotsAreThinned) gone += await ThinSnapshotsAsync(now - age, grain, ct);
        return gone;
    }

    private async Task<int> TidyRunsAsync(DateTime now, Retention kept, CancellationToken ct)
    {
        var (idleRuns, runs) = (now - IdleRunsAreKept, kept.Since(Kept.JobRuns, now));
        // A job that looks every minute mostly finds nothing to do. When each last ended well stays known.
        var newest = await db.JobRuns.Where(r => r.Outcome == JobOutcome.Succeeded).GroupBy(r => r.Job).Select(same => same.Max(r => r.Id)).ToListAsync(ct);
        return await db.JobRuns.Where(r => r.StartedAt < idleRuns && r.Outcome == JobOutcome.Succeeded && r.Items == 0 && !newest.Contains(r.Id)).ExecuteDeleteAsync(ct)
            + await db.JobRuns.Where(r => r.StartedAt < runs).ExecuteDeleteAsync(ct);
    }

    private async Task<int> TidyMailsAsync(DateTime now, Retention kept, CancellationToken ct)
    {
        var (mails, bodies, digests) = (kept.Since(Kept.Mails, now), kept.Since(Kept.MailBodies, now), kept.Since(Kept.DigestContents, now));
        // The mails first, whose texts go with them.
        return await db.Mails.Where(m => m.State == MailState.Sent && m.SentAt < mails || m.State == MailState.Failed && m.FailedAt < mails).ExecuteDeleteAsync(ct)
            + await db.Set<MailBody>().Where(b => db.Mails.Any(m => m.Id == b.MailId && (m.State == MailState.Sent && m.SentAt < bodies || m.State == MailState.Failed && m.FailedAt < bodies))).ExecuteDeleteAsync(ct)
            // The last mail to who left says their address once more.
            + await db.Mails.Where(m => m.Kind == MailKind.AccountErased && (m.State == MailState.Sent || m.State == MailState.Failed)).ExecuteDeleteAsync(ct)
            + await db.DataExports.Where(e => e.ExpiresAt <= now).ExecuteDeleteAsync(ct)
            + await db.Set<DigestContent>().Where(c => db.Digests.Any(d => d.Id == c.EntryId && d.ComposedAt < digests)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> TidyPeopleAsync(DateTime now, Retention kept, CancellationToken ct)
    {
        var (traces, counts, week) = (kept.Since(Kept.VoteTraces, now), kept.Since(Kept.ActCounts, now), NetworkSalt.WeekOf(now));
        var (sessions, devices) = (kept.Since(Kept.Sessions, now), kept.Since(Kept.KnownDevices, now));
        var (drafts, flags, uses) = (kept.Since(Kept.Drafts, now), kept.Since(Kept.FlagReasons, now), kept.Since(Kept.InvitationUses, now));
        return await db.VoteTraces.Where(t => t.At < traces).ExecuteDeleteAsync(ct)
            + await db.NetworkSalts.Where(s => s.Week < week).ExecuteDeleteAsync(ct)
            + await db.ActCounts.Where(c => c.Since < counts).ExecuteDeleteAsync(ct)
            + await db.SpentActs.Where(a => a.Until < now).ExecuteDeleteAsync(ct)
            + await db.KnownDevices.Where(d => d.LastSignInAt < devices).ExecuteDeleteAsync(ct)
            + await db.Sessions.Where(s => s.LastSeenAt < sessions).ExecuteDeleteAsync(ct)
            + await db.Drafts.Where(d => d.SavedAt < drafts).ExecuteDeleteAsync(ct)
            + await db.Flags.Where(f => f.SettledAt < flags && f.Reason != "").ExecuteUpdateAsync(f => f.SetProperty(x => x.Reason, ""), ct)
            + await db.Set<InvitationUse>().Where(u => db.SegmentInvitations.Any(i => i.Id == u.InvitationId && i.EndsAt < uses)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Accounts that nobody ever opened, with the people they were made for.</summary>
    private async Task<int> ForgetUnopenedAsync(DateTime now, Retention kept, CancellationToken ct)
    {
        var (signedUp, broughtIn) = (kept.Since(Kept.UnconfirmedAccounts, now), kept.Since(Kept.UnopenedAccounts, now));
        // Who signs up chooses a password; who is brought in has none.
        var people = await db.Users.Where(a => !a.EmailConfirmed && a.LastSignInAt == null && a.Person.Roles == Roles.None)
            .Where(a => a.PasswordHash != null && a.Person.JoinedAt < signedUp || a.PasswordHash == null && a.Person.JoinedAt < broughtIn)
            .OrderBy(a => a.PersonId).Select(a => a.PersonId).ToListAsync(ct);
        foreach (var id in people)
        {
            db.ChangeTracker.Clear();
            await db.InOneGoAsync(async () =>
            {
                await db.EraseAsync(await db.People.SingleAsync(p => p.Id == id, ct), withTexts: true, now, ct);
                return true;
            }, ct);
            try
            {
                await db.People.Where(p => p.Id == id).ExecuteDeleteAsync(ct);
            }
            catch (DbException)
            {
                // Somebody has put them on a list, such as a team: there the row stays, without a name.
            }
        }

        db.ChangeTracker.Clear();
        return people.Count;
    }

    private async Task<int> ForgetVisitorsAsync(DateOnly today, CancellationToken ct) =>
        await db.PassingViewings.Where(v => v.Day < today).ExecuteDeleteAsync(ct) + await db.DaySalts.Where(s => s.Day < today).ExecuteDeleteAsync(ct);

    // The last of each grain stays, since that is what "the last snapshot before" asks for most.
    private async Task<int> ThinSnapshotsAsync(DateTime before, TimeSpan grain, CancellationToken ct)
    {
        var old = await db.Snapshots.Where(s => s.TakenAt < before).Select(s => new { s.Id, s.Order, s.TopicId, s.TakenAt }).ToListAsync(ct);
        var superfluous = old.GroupBy(s => (s.Order, s.TopicId, s.TakenAt.Ticks / grain.Ticks)).SelectMany(same => same.OrderByDescending(s => s.TakenAt).Skip(1)).Select(s => s.Id);

        var gone = 0;
        foreach (var some in superfluous.Chunk(500)) gone += await db.Snapshots.Where(s => some.Contains(s.Id)).ExecuteDeleteAsync(ct);
        return gone;
    }
}
