using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.About;

/// <summary>What staff did about posts and people, month by month, without names and without texts.</summary>
public sealed class ModerationModel(IdeaLabDb db, TimeProvider clock) : PageModel
{
    public const int Months = 24;

    public IReadOnlyList<Month> Log { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1 - Months);
        var counts = await db.ModerationActs.Where(a => a.At >= since && a.Kind != ActKind.Leave)
            .Select(a => new { a.At.Year, a.At.Month, a.Kind, a.Ground, IsUndone = a.UndoneAt != null, HasAppeal = a.Appeal != null, IsUpheld = a.Appeal!.IsUpheld == true })
            .GroupBy(a => new { a.Year, a.Month, a.Kind, a.Ground })
            .Select(same => new { same.Key, Count = same.Count(), Undone = same.Count(a => a.IsUndone), Appeals = same.Count(a => a.HasAppeal), Upheld = same.Count(a => a.IsUpheld) })
            .ToListAsync(ct);
        Log = [.. counts.GroupBy(c => (c.Key.Year, c.Key.Month)).OrderByDescending(month => month.Key)
            .Select(month => new Month(new DateTime(month.Key.Year, month.Key.Month, 1).ToString("MMMM yyyy"),
                [.. month.OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Ground).Select(c => new Line(c.Key.Kind, c.Key.Ground, c.Count, c.Undone, c.Appeals, c.Upheld))]))];
    }

    public sealed record Month(string Name, IReadOnlyList<Line> Lines);

    /// <param name="Undone">How many were taken back, for an objection or without one.</param>
    /// <param name="Appeals">How many were objected to.</param>
    /// <param name="Upheld">Of these, how many were undone for it.</param>
    public sealed record Line(ActKind Kind, Ground? Ground, int Count, int Undone, int Appeals, int Upheld);
}
