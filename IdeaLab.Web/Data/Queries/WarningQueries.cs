using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What came to ideas, from its rows: what was brought in from elsewhere or carried by a merge did not come here.</summary>
public static class WarningQueries
{
    /// <summary>What came to each idea in each hour of [from, until), in as many queries as there are kinds. An idea to which nothing came in an hour is left out.</summary>
    public static async Task<List<(DateTime Hour, int IdeaId, DateTime SharedAt, EventCounts Counts)>> CameAsync(this IdeaLabDb db, DateTime from, DateTime until, CancellationToken ct)
    {
        var events = new List<(Event Event, EventCounts Count)>();
        foreach (var kind in EventCounts.Kinds)
            events.AddRange((await db.Events(kind, from, until).ToListAsync(ct)).Select(e => (e, EventCounts.Of(kind, 1))));
        return [.. events.GroupBy(e => (Hour: e.Event.At.ToHour(), e.Event.IdeaId, e.Event.SharedAt), e => e.Count)
            .Select(of => (of.Key.Hour, of.Key.IdeaId, of.Key.SharedAt, of.Aggregate((sum, count) => sum + count)))];
    }

    /// <summary>What came to these ideas in [from, until), in as many queries as there are kinds.</summary>
    public static async Task<Dictionary<int, EventCounts>> CameAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideaIds, DateTime from, DateTime until, CancellationToken ct)
    {
        var came = ideaIds.ToDictionary(id => id, _ => default(EventCounts));
        foreach (var kind in EventCounts.Kinds)
        {
            var counts = await db.Events(kind, from, until).Where(e => ideaIds.Contains(e.IdeaId)).GroupBy(e => e.IdeaId).Select(of => new { of.Key, Count = of.Count() }).ToListAsync(ct);
            foreach (var of in counts) came[of.Key] += EventCounts.Of(kind, of.Count);
        }

        return came;
    }

    /// <summary>Sets the alerts' labels by what of their votes is kept out of the count now.</summary>
    /// <returns>How many have another one.</returns>
    public static async Task<int> WeighAsync(this IdeaLabDb db, IReadOnlyCollection<Alert> alerts, CancellationToken ct)
    {
        if (alerts.Count == 0) return 0;
        var (ideaIds, from, until) = (alerts.Select(a => a.IdeaId).Distinct().ToList(), alerts.Min(a => a.Hour), alerts.Max(a => a.Hour).AddHours(1));
        var doubted = (await db.VotesCast(from, until).Where(v => ideaIds.Contains(v.IdeaId) && v.Doubts != VoteDoubts.None).Select(v => new { v.IdeaId, v.CastAt }).ToListAsync(ct))
            .ToLookup(v => (v.IdeaId, v.CastAt.ToHour()));
        return alerts.Count(a => a.Weigh(doubted[(a.IdeaId, a.Hour)].Count()));
    }

    private static IQueryable<Event> Events(this IdeaLabDb db, EventKinds kind, DateTime from, DateTime until) => kind switch
    {
        EventKinds.Votes => db.VotesCast(from, until).Select(v => new Event { IdeaId = v.IdeaId, SharedAt = v.Idea.CreatedAt, At = v.CastAt }),
        EventKinds.NewVoters => db.VotesCast(from, until).Where(v => !db.Votes.Any(other => other.VoterId == v.VoterId && other.CastAt < v.CastAt))
            .Select(v => new Event { IdeaId = v.IdeaId, SharedAt = v.Idea.CreatedAt, At = v.CastAt }),
        EventKinds.Comments => db.Comments.Where(c => c.CreatedAt >= from && c.CreatedAt < until && c.Source == null)
            .Select(c => new Event { IdeaId = c.IdeaId, SharedAt = c.Idea.CreatedAt, At = c.CreatedAt }),
        EventKinds.Flags => db.Flags.Where(f => f.At >= from && f.At < until).Select(f => new Event { IdeaId = f.IdeaId, SharedAt = f.Idea.CreatedAt, At = f.At }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IQueryable<Vote> VotesCast(this IdeaLabDb db, DateTime from, DateTime until) =>
        db.Votes.Own().Where(v => v.CastAt >= from && v.CastAt < until);

    private sealed class Event
    {
        public required int IdeaId { get; init; }
        public required DateTime SharedAt { get; init; }
        public required DateTime At { get; init; }
    }
}
