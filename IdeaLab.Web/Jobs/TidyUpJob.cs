using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Throws away what nobody will ask for again.</summary>
public sealed class TidyUpJob(IdeaLabDb db, DataDirectory data, TimeProvider clock) : ILabJob
{
    private static readonly TimeSpan IdleRunsAreKept = TimeSpan.FromDays(1);
    // Longer than the window of any limit.
    private static readonly TimeSpan CountsAreKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan MailsAreKept = TimeSpan.FromDays(90);

    // All snapshots of a week are kept, then one a day, and after two months one a week; every moment in between can be worked out from the rows.
    private static readonly (TimeSpan Age, TimeSpan Grain)[] SnapshotsAreThinned = [(TimeSpan.FromDays(7), TimeSpan.FromDays(1)), (TimeSpan.FromDays(60), TimeSpan.FromDays(7))];

    // What was seen just before midnight is written a few seconds later.
    private static readonly TimeSpan LateLooks = TimeSpan.FromMinutes(1);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (idleRuns, runs, mails) = (now - IdleRunsAreKept, now - RunsAreKept, now - MailsAreKept);

        // A job that looks every minute mostly finds nothing to do. When each last ended well stays known.
        var newest = await db.JobRuns.Where(r => r.Outcome == JobOutcome.Succeeded).GroupBy(r => r.Job).Select(same => same.Max(r => r.Id)).ToListAsync(ct);
        var gone = await db.JobRuns.Where(r => r.StartedAt < idleRuns && r.Outcome == JobOutcome.Succeeded && r.Items == 0 && !newest.Contains(r.Id)).ExecuteDeleteAsync(ct);
        gone += await db.JobRuns.Where(r => r.StartedAt < runs).ExecuteDeleteAsync(ct);
        gone += await db.Mails.Where(m => m.State == MailState.Sent && m.SentAt < mails || m.State == MailState.Failed && m.FailedAt < mails).ExecuteDeleteAsync(ct);
        var (traces, week) = (now - VoteTrace.Kept, NetworkSalt.WeekOf(now));
        gone += await db.VoteTraces.Where(t => t.At < traces).ExecuteDeleteAsync(ct);
        gone += await db.SpentActs.Where(a => a.Until < now).ExecuteDeleteAsync(ct);
        var counts = now - CountsAreKept;
        gone += await db.ActCounts.Where(c => c.Since < counts).ExecuteDeleteAsync(ct);
        gone += await db.NetworkSalts.Where(s => s.Week < week).ExecuteDeleteAsync(ct);
        await KeyFiles.TakeInAsync(data.Path, db, now, ct);
        // Kept until now, so that undoing the choice gives them back.
        gone += await db.OwedNews.Wanted(MailChoice.Never).ExecuteDeleteAsync(ct);
        var (sessions, devices) = (now - Session.Lifetime, now - KnownDevice.Lifetime);
        gone += await db.KnownDevices.Where(d => d.LastSignInAt < devices).ExecuteDeleteAsync(ct);
        gone += await db.Sessions.Where(s => s.LastSeenAt < sessions).ExecuteDeleteAsync(ct);
        gone += await ForgetVisitorsAsync(DateOnly.FromDateTime(now - LateLooks), ct);
        foreach (var (age, grain) in SnapshotsAreThinned) gone += await ThinSnapshotsAsync(now - age, grain, ct);
        return gone;
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
