using IdeaLab.Domain.Digests;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>Who got what of a week, for leads: everybody who owns topics or leads, by name, also those without a digest.</summary>
public sealed class ReadersModel(IdeaLabDb db, Frame frame, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public DigestState? State { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public DigestWindow Window { get; private set; } = null!;
    public string? WeekBefore { get; private set; }
    public string? WeekAfter { get; private set; }

    /// <summary>How many digests of the week stand where; states without any are left out.</summary>
    public IReadOnlyList<(DigestState State, int Count)> Counts { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow().UtcDateTime, await frame.ZoneAsync(ct));
        var window = DigestWindow.LastWeekDue(now, zone);
        if (Week is not null && !DigestWindow.TryParseWeek(Week, zone, out window) || window.From > now) return NotFound();

        Window = window;
        WeekBefore = DigestWindow.WeekOf(window.From.AddTicks(-1), zone).Name;
        if (window.Until <= now) WeekAfter = DigestWindow.WeekOf(window.Until, zone).Name;
        var told = db.Digests.Where(d => d.Kind == DigestKind.Weekly && d.Window == window.Name);
        Counts = (await told.GroupBy(d => d.State).Select(same => new { same.Key, Count = same.Count() }).OrderBy(s => s.Key).ToListAsync(ct)).ConvertAll(s => (s.Key, s.Count));

        var rows = await (await ReadersAsync(told, ct)).OrderBy(p => p.SearchName).ThenBy(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(p.Id, p.Name, told.Where(d => d.PersonId == p.Id).Select(d => new Got(d.Id, d.State, d.SkippedBecause, d.Subject, d.SentAt)).FirstOrDefault())).AsNoTracking().ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        return Page();
    }

    private async Task<IQueryable<Person>> ReadersAsync(IQueryable<DigestEntry> told, CancellationToken ct)
    {
        var readers = State is { } state
            ? db.People.Where(p => told.Any(d => d.PersonId == p.Id && d.State == state))
            : db.People.Where(p => (p.Roles & (Roles.Owner | Roles.Lead)) != Roles.None || told.Any(d => d.PersonId == p.Id));
        return After is { } id && await db.People.Where(p => p.Id == id).Select(p => p.SearchName).SingleOrDefaultAsync(ct) is { } last
            ? readers.Where(p => string.Compare(p.SearchName, last) > 0 || p.SearchName == last && p.Id > id)
            : readers;
    }

    public sealed record Row(int PersonId, string Name, Got? Digest);

    public sealed record Got(int Id, DigestState State, DigestSkip? SkippedBecause, string? Subject, DateTime? SentAt);
}
