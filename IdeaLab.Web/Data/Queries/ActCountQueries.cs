using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ActCountQueries
{
    /// <summary>Counts an act in a window that begins with its first one, unless the limit is reached; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    /// <param name="db">The database.</param>
    /// <param name="limit">The name of the limit.</param>
    /// <param name="who">See <see cref="ActCount.Who"/>.</param>
    /// <param name="most">How many acts a window takes.</param>
    /// <param name="window">How long it is.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>How long to wait for the next window; null when the act was counted.</returns>
    public static async Task<TimeSpan?> CountActAsync(this IdeaLabDb db, string limit, long who, int most, TimeSpan window, DateTime now, CancellationToken ct)
    {
        var over = now - window;
        var own = db.ActCounts.Where(c => c.Limit == limit && c.Who == who);
        var counted = await own.Where(c => c.Since <= over || c.Acts < most).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Acts, c => c.Since <= over ? 1 : c.Acts + 1)
            .SetProperty(c => c.Since, c => c.Since <= over ? now : c.Since), ct);
        if (counted > 0) return null;
        if (await own.Select(c => (DateTime?)c.Since).SingleOrDefaultAsync(ct) is { } since) return since + window - now;
        db.Add(new ActCount(limit, who, now));
        return null;
    }
}
