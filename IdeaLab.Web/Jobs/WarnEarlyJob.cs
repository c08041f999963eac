using IdeaLab.Domain.People;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.EarlyWarning;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Looks at each hour that is over, once: counts what came in it, and raises an alert where more came to an idea than is usual, with a mail to owners and leads who want one.
/// Hours missed while nothing ran are made up for, in their order; those of the time before the first run only teach what is usual. Labels follow what is held or restored meanwhile.
/// </summary>
public sealed class WarnEarlyJob(IdeaLabDb db, LabMail mail, SiteAddress site, TimeProvider clock) : ILabJob
{
    // What is read and written in one act; most runs look at one hour.
    private static readonly TimeSpan Stretch = TimeSpan.FromDays(1);

    private static readonly IdeaAge[] Ages = Enum.GetValues<IdeaAge>();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>How many alerts were raised.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var until = Now.ToHour();
        var (earliest, last) = (until - Baseline.Memory, await db.SiteHours.MaxAsync(h => (DateTime?)h.Hour, ct));
        await db.SiteHours.Where(h => h.Hour < earliest).ExecuteDeleteAsync(ct);

        var (raised, judgedFrom) = (0, last is null ? until : until - Alert.Fresh);
        for (var from = last?.AddHours(1) is { } next && next > earliest ? next : earliest; from < until; from += Stretch)
        {
            var stretch = (From: from, Until: from + Stretch < until ? from + Stretch : until);
            raised += await db.InOneGoAsync(() => LookAsync(stretch.From, stretch.Until, judgedFrom, ct), ct);
            db.ChangeTracker.Clear();
        }

        await db.InOneGoAsync(() => WeighAsync(ct), ct);
        return raised;
    }

    private async Task<int> LookAsync(DateTime from, DateTime until, DateTime judgedFrom, CancellationToken ct)
    {
        // Another process was faster.
        if (await db.SiteHours.AnyAsync(h => h.Hour >= from, ct)) return 0;

        var came = (await db.CameAsync(from, until, ct)).ToLookup(e => e.Hour, e => (e.IdeaId, e.SharedAt, e.Counts));
        var ideas = await IdeasAsync(from, until, ct);
        var hours = new List<SiteHour>();
        for (var hour = from; hour < until; hour = hour.AddHours(1))
            hours.AddRange(Ages.Select(age => new SiteHour(hour, age, ideas.Of(age, hour), came[hour].Where(e => IdeaAges.In(hour, e.SharedAt) == age).Aggregate(default(EventCounts), (sum, e) => sum + e.Counts))));
        db.AddRange(hours);

        var unusual = came.Where(hour => hour.Key >= judgedFrom && hour.Any(e => e.Counts.IsWorthTesting())).OrderBy(hour => hour.Key).ToList();
        return unusual.Count == 0 ? 0 : await RaiseAsync(unusual, hours, ideas.All, ct);
    }

    private async Task<int> RaiseAsync(
        List<IGrouping<DateTime, (int IdeaId, DateTime SharedAt, EventCounts Counts)>> unusual, List<SiteHour> looked, int ideas, CancellationToken ct)
    {
        var zone = TimeZones.Named(await db.Settings.Select(s => s.TimeZone).SingleAsync(ct));
        var past = (List<SiteHour>)[.. await db.SiteHours.AsNoTracking().ToListAsync(ct), .. looked];
        var raised = new List<Alert>();
        foreach (var hour in unusual)
        {
            var worth = hour.Where(e => e.Counts.IsWorthTesting()).ToList();
            var before = await db.CameAsync([.. worth.Select(e => e.IdeaId)], hour.Key - Baseline.Memory, hour.Key, ct);
            var bursts = EarlyWarning.In(new Baseline(past, hour.Key, zone), [.. worth.Select(e => new IdeaEvents(e.IdeaId, e.SharedAt, e.Counts, before[e.IdeaId]))], ideas);
            raised.AddRange(bursts.Select(burst => new Alert(burst, hour.Key, zone, Now)));
        }

        // Of several in one week the first.
        var ids = raised.ConvertAll(a => a.IdeaId);
        var known = (await db.Alerts.Where(a => ids.Contains(a.IdeaId)).Select(a => new { a.IdeaId, a.Week }).ToListAsync(ct)).ConvertAll(a => (a.IdeaId, a.Week));
        var alerts = raised.DistinctBy(a => (a.IdeaId, a.Week)).ExceptBy(known, a => (a.IdeaId, a.Week)).ToList();
        await db.WeighAsync(alerts, ct);
        db.AddRange(alerts);
        await TellAsync(alerts, ct);
        return alerts.Count;
    }

    private async Task TellAsync(List<Alert> alerts, CancellationToken ct)
    {
        if (alerts.Count == 0) return;
        var readers = (await db.People.Staff().Where(p => p.ReceivesWarnings).ToListAsync(ct)).FindAll(p => p.OwnsTopics());
        if (readers.Count == 0) return;
        var addresses = await mail.RecipientsAsync(readers, ct);
        var ids = alerts.ConvertAll(a => a.IdeaId);
        var ideas = await db.Ideas.Include(i => i.Topic.Owners).Where(i => ids.Contains(i.Id)).AsNoTracking().ToDictionaryAsync(i => i.Id, ct);
        foreach (var alert in alerts)
        {
            var idea = ideas[alert.IdeaId];
            foreach (var reader in readers.Where(r => addresses.ContainsKey(r.Id) && idea.ExistsFor(r) && (r.LeadsInnovation() || idea.Topic.Owners.Any(o => o.PersonId == r.Id))))
            {
                var letter = new EarlyWarningMail(idea.Title, alert.Hour, alert.Label, [.. alert.Numbers()], site.Of($"/ideas/{idea.Id}/why"), site.Of("/review"), mail.ListFor(reader, BulkMail.EarlyWarnings));
                db.Add(await mail.WriteAsync(letter, addresses[reader.Id], $"alert:{idea.Id}:{alert.Week}:person:{reader.Id}", ct));
            }
        }
    }

    private async Task<int> WeighAsync(CancellationToken ct)
    {
        var since = Now - Alert.Fresh;
        return await db.WeighAsync(await db.Alerts.Where(a => a.RaisedAt >= since).ToListAsync(ct), ct);
    }

    // Not counted, as that would take the longer the more there are: the last number is at least as many.
    private async Task<Shared> IdeasAsync(DateTime from, DateTime until, CancellationToken ct)
    {
        var young = from.AddHours(-IdeaAge.Older.FromHours());
        return new(await db.Ideas.MaxAsync(i => (int?)i.Id, ct) ?? 0, await db.Ideas.Where(i => i.CreatedAt >= young && i.CreatedAt < until).Select(i => i.CreatedAt).ToListAsync(ct));
    }

    private sealed record Shared(int All, List<DateTime> Lately)
    {
        public int Of(IdeaAge age, DateTime hour)
        {
            var young = Lately.Where(at => at < hour.AddHours(1)).Select(at => IdeaAges.In(hour, at)).ToList();
            return age is IdeaAge.Older ? All - young.Count(a => a is not IdeaAge.Older) : young.Count(a => a == age);
        }
    }
}
