using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Opens a line of the ledger for everybody whose window is over and due where they live, then writes every line that waits.</summary>
public sealed class SendDigestsJob(IdeaLabDb db, DigestDesk desk, TimeProvider clock) : ILabJob
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (personId, kind, window) in (await OwnersAsync(now, ct)).Concat(await MembersAsync(now, ct)))
            await desk.OpenAsync(personId, kind, window, ct);

        // Looked up by a later time, since a line is due from the moment it was opened.
        var waiting = await db.Digests.Due(clock.GetUtcNow().UtcDateTime).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        var done = 0;
        foreach (var id in waiting)
            if (await desk.ComposeAsync(id, ct)) done++;
        return done;
    }

    // One line for all weeks since their last; of who has none, for the last week, unless they came later.
    private async Task<List<(int, DigestKind, DigestWindow)>> OwnersAsync(DateTime now, CancellationToken ct)
    {
        var owners = await db.People.Where(p => (p.Roles & (Roles.Owner | Roles.Lead)) != Roles.None)
            .Select(p => new { p.Id, p.TimeZone, p.JoinedAt, Last = db.Digests.Where(d => d.PersonId == p.Id && d.Kind == DigestKind.Weekly).Max(d => (DateTime?)d.Until) }).ToListAsync(ct);
        return [.. from owner in owners
                   let week = DigestWindow.NextWeekDue(now, TimeZones.Named(owner.TimeZone), owner.Last)
                   where week is not null && week.Until > owner.JoinedAt
                   select (owner.Id, DigestKind.Weekly, week)];
    }

    // One line for all that is owed until the end of their last window. A member without news gets none: most days most members have none. Whose week is due has their day in the same mail.
    private async Task<List<(int, DigestKind, DigestWindow)>> MembersAsync(DateTime now, CancellationToken ct)
    {
        var due = new List<(int, DigestKind, DigestWindow)>();
        foreach (var (kind, howOften) in new[] { (DigestKind.WeeklyNews, MailChoice.Weekly), (DigestKind.DailyNews, MailChoice.Daily) })
        {
            var bundled = db.OwedNews.Ready().Wanted(howOften);
            foreach (var place in await bundled.Select(n => n.Person.TimeZone).Distinct().ToListAsync(ct))
            {
                var zone = TimeZones.Named(place);
                var window = kind == DigestKind.WeeklyNews ? DigestWindow.LastWeekDue(now, zone) : DigestWindow.LastDayDue(now, zone);
                var readers = await bundled
                    .Where(n => n.Person.TimeZone == place && n.At < window.Until && !db.Digests.Any(d => d.PersonId == n.PersonId && d.Kind == kind && d.Window == window.Name))
                    .Select(n => n.PersonId).Distinct().Order().ToListAsync(ct);
                due.AddRange(readers.Except(due.Select(line => line.Item1).ToList()).Select(id => (id, kind, window)));
            }
        }
        return due;
    }
}
