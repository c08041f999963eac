using IdeaLab.Domain.Digests;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>A month at a glance: what changed from its first day to its last, and the digests that were of it.</summary>
public sealed class MonthModel(IdeaLabDb db, DigestReader digests, CurrentUser me, Frame frame, TimeProvider clock) : PageModel
{
    public WeeklyDigest Digest { get; private set; } = null!;
    public IReadOnlyList<Sent> Weeks { get; private set; } = [];
    public bool OwnsNothing { get; private set; }

    /// <summary>Names of the months beside it; null where there is nothing to see.</summary>
    public string? Before { get; private set; }
    public string? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? month, CancellationToken ct)
    {
        var (reader, now, zone) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime, await frame.ZoneAsync(ct));
        var window = DigestWindow.MonthOf(now, zone);
        if (month is not null && !DigestWindow.TryParseMonth(month, zone, out window) || window.From > now) return NotFound();

        Digest = await digests.ReadAsync(reader, window, now, ct);
        OwnsNothing = !await digests.HasTopicsAsync(reader, ct);
        Weeks = await db.Digests.Where(d => d.PersonId == reader.Id && d.Kind == DigestKind.Weekly && d.Subject != null && d.From < window.Until && d.Until > window.From)
            .OrderBy(d => d.From).Select(d => new Sent(d.Id, d.Subject!)).ToListAsync(ct);
        if (await db.Ideas.AnyAsync(i => i.CreatedAt < window.From, ct)) Before = DigestWindow.MonthOf(window.From.AddTicks(-1), zone).Name;
        if (window.Until <= now) After = DigestWindow.MonthOf(window.Until, zone).Name;
        return Page();
    }

    public sealed record Sent(int Id, string Subject);
}
