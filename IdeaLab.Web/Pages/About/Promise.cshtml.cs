using IdeaLab.Domain.Promises;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.About;

/// <summary>What is promised about answers, and how much of it was kept, by month and by topic.</summary>
public sealed class PromiseModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    private const int Months = 12;

    public PromiseTerms Terms { get; private set; } = null!;
    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];
    public IReadOnlyList<Share> ByMonth { get; private set; } = [];
    public IReadOnlyList<Share> ByTopic { get; private set; } = [];
    public Share Whole { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Terms = await db.PromiseTermsAsync(ct);
        var today = DateOnly.FromDateTime(now);
        Holidays = await db.Holidays.AsNoTracking().Where(h => h.Day >= today).OrderBy(h => h.Day).ToListAsync(ct);

        var counts = await CountsAsync(now, ct);
        Whole = Sum("", counts);
        ByMonth = [.. counts.GroupBy(c => (c.Year, c.Month)).OrderByDescending(month => month.Key)
            .Select(month => Sum(new DateTime(month.Key.Year, month.Key.Month, 1).ToString("MMMM yyyy"), month))];
        ByTopic = [.. counts.GroupBy(c => c.Topic).Select(topic => Sum(topic.Key, topic)).OrderBy(share => share.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>
    /// Promises that were kept or fell due, by the month of that, of ideas that exist for the reader. Half a day before it ends is within the last day in every zone.
    /// </summary>
    private async Task<List<Count>> CountsAsync(DateTime now, CancellationToken ct)
    {
        var (reader, since, inSpanish) = (await me.PersonAsync(ct), now.AddMonths(-Months), Languages.Current == "es");
        return await db.Ideas.VisibleTo(reader)
            .SelectMany(i => i.Promises, (i, p) => new { Topic = inSpanish ? i.Topic.Spanish : i.Topic.English, p.DueAt, p.PausedAt, p.SettledAt })
            .Where(p => p.DueAt > since && (p.SettledAt != null || p.DueAt <= now && (p.PausedAt == null || p.PausedAt >= p.DueAt)))
            .Select(p => new { p.Topic, At = p.SettledAt < p.DueAt ? p.SettledAt.Value : p.DueAt.AddHours(-12), IsKept = p.SettledAt < p.DueAt })
            .GroupBy(p => new { p.At.Year, p.At.Month, p.Topic })
            .Select(same => new Count(same.Key.Year, same.Key.Month, same.Key.Topic, same.Count(), same.Count(p => p.IsKept)))
            .ToListAsync(ct);
    }

    private static Share Sum(string name, IEnumerable<Count> counts) =>
        counts.Aggregate(new Share(name, 0, 0), (sum, count) => new Share(name, sum.Promised + count.Promised, sum.Kept + count.Kept));

    private sealed record Count(int Year, int Month, string Topic, int Promised, int Kept);

    /// <summary>How many of the promises of a month or a topic were kept.</summary>
    public sealed record Share(string Name, int Promised, int Kept)
    {
        public string Percent => ((double)Kept / Promised).ToString("P0");
    }
}
