using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class MovementQueries
{
    /// <summary>What moved on a board between two of its snapshots, and by what.</summary>
    /// <param name="ideas">Of which ideas.</param>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="after">The later one.</param>
    /// <param name="trending">What the lab ranks by.</param>
    /// <param name="from">Since when events count, UTC; null for the earlier snapshot's time.</param>
    /// <param name="until">Up to when, UTC; null for the later snapshot's time.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<List<Movement>> MovementAsync(this IQueryable<Idea> ideas, RankSnapshot before, RankSnapshot after, Trending trending, DateTime? from, DateTime? until, CancellationToken ct)
    {
        var (begin, end) = (from ?? before.TakenAt, until ?? after.TakenAt);
        var moved = Movement.Moved(before, after);
        // What happened at the very moment of the later snapshot is in it.
        var events = await ideas.Where(i => moved.Contains(i.Id)).EventsAsync(trending, until ?? end.AddTicks(1), ct, since: begin);
        return [.. Movement.Between(before, after, events, trending, begin, end)];
    }
}
