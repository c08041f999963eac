using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs.Digests;
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

        var waiting = await db.Digests.Due(now).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        var done = 0;
        foreach (var id in waiting)
            if (await desk.ComposeAsync(id, ct)) done++;
        return done;
    }

    private async Task<List<(int, DigestKind, DigestWindow)>> OwnersAsync(DateTime now, CancellationToken ct)
    {
        var owners = await db.People.Where(p => (p.Roles & (Roles.Owner | Roles.Lead)) != Roles.None).Select(p => new { p.Id, p.TimeZone, p.JoinedAt }).ToListAsync(ct);
        var due = owners.Select(p => (p.Id, p.JoinedAt, Window: DigestWindow.LastWeekDue(now, Zone(p.TimeZone)))).Where(p => p.JoinedAt < p.Window.Until).ToList();
        return await NotYetOpenAsync(due.Select(p => (p.Id, DigestKind.Weekly, p.Window)), ct);
    }

    // A member without news gets no line: most days most members have none.
    private async Task<List<(int, DigestKind, DigestWindow)>> MembersAsync(DateTime now, CancellationToken ct)
    {
        var longAgo = now.AddDays(-16);
        var bundled = db.Follows.Where(f => f.Person.MailChoice == MailChoice.Daily || f.Person.MailChoice == MailChoice.Weekly);
        var steps = await bundled.SelectMany(f => f.Idea.History.Where(c => c.At >= longAgo && c.At >= f.At && c.ById != f.PersonId),
            (f, c) => new { f.PersonId, f.Person.TimeZone, f.Person.MailChoice, c.At }).ToListAsync(ct);
        var answers = await bundled.SelectMany(f => f.Idea.Responses.Where(r => r.At >= longAgo && r.At >= f.At && r.ById != f.PersonId),
            (f, r) => new { f.PersonId, f.Person.TimeZone, f.Person.MailChoice, r.At }).ToListAsync(ct);

        var due = from e in steps.Concat(answers)
                  group e.At by (e.PersonId, e.TimeZone, e.MailChoice) into own
                  let isDaily = own.Key.MailChoice == MailChoice.Daily
                  let window = isDaily ? DigestWindow.LastDayDue(now, Zone(own.Key.TimeZone)) : DigestWindow.LastWeekDue(now, Zone(own.Key.TimeZone))
                  where own.Any(at => at >= window.From && at < window.Until)
                  select (own.Key.PersonId, isDaily ? DigestKind.DailyNews : DigestKind.WeeklyNews, window);
        return await NotYetOpenAsync(due, ct);
    }

    private async Task<List<(int PersonId, DigestKind Kind, DigestWindow Window)>> NotYetOpenAsync(IEnumerable<(int PersonId, DigestKind Kind, DigestWindow Window)> due, CancellationToken ct)
    {
        var wanted = due.ToList();
        var names = wanted.Select(d => d.Window.Name).Distinct().ToList();
        var open = await db.Digests.Where(d => names.Contains(d.Window)).Select(d => new { d.PersonId, d.Kind, d.Window }).ToListAsync(ct);
        var known = open.Select(d => (d.PersonId, d.Kind, d.Window)).ToHashSet();
        return [.. wanted.Where(d => !known.Contains((d.PersonId, d.Kind, d.Window.Name)))];
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
