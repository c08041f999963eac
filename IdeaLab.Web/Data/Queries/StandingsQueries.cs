using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class StandingsQueries
{
    /// <summary>The last snapshot taken of a board in the trending order at or before a moment, with its places in order; null when there is none.</summary>
    public static Task<RankSnapshot?> LastSnapshotAsync(this IdeaLabDb db, int? topicId, DateTime at, CancellationToken ct) =>
        db.Snapshots.AsNoTracking().Include(s => s.Places.OrderBy(p => p.Position)).Of(BoardOrder.Trending, topicId, at).FirstOrDefaultAsync(ct);

    /// <summary>Where these ideas stood, among those that exist for the reader, on a board when it was last stored at or before a moment. Two queries for staff, three for others.</summary>
    public static async Task<StoredPlaces> PlacesAsync(this IdeaLabDb db, BoardOrder order, int? topicId, IReadOnlyCollection<int> ideas, DateTime at, Person? reader, CancellationToken ct)
    {
        var places = await db.PlacesAsync(order, topicId, ideas, at, ct);
        if (reader.ReviewsIdeas() || places.Places.Count == 0) return places;
        var snapshot = places.Places.Values.First().SnapshotId;
        var visible = db.Ideas.VisibleTo(reader);
        var hidden = await db.RankPlaces.Where(p => p.SnapshotId == snapshot && !visible.Any(i => i.Id == p.IdeaId)).Select(p => p.Position).ToListAsync(ct);
        return hidden.Count == 0 ? places : places with { Places = places.Places.ToDictionary(p => p.Key, p => p.Value.Without(hidden)) };
    }

    /// <summary>The same among all, which is how staff see it. Two queries.</summary>
    public static async Task<StoredPlaces> PlacesAsync(this IdeaLabDb db, BoardOrder order, int? topicId, IReadOnlyCollection<int> ideas, DateTime at, CancellationToken ct)
    {
        var last = await db.Snapshots.Of(order, topicId, at).Select(s => new { s.Id, s.TakenAt }).FirstOrDefaultAsync(ct);
        return last is null ? new(at, []) : new(last.TakenAt, await db.RankPlaces.AsNoTracking().Where(p => p.SnapshotId == last.Id && ideas.Contains(p.IdeaId)).ToDictionaryAsync(p => p.IdeaId, ct));
    }

    private static IQueryable<RankSnapshot> Of(this IQueryable<RankSnapshot> snapshots, BoardOrder order, int? topicId, DateTime at) =>
        snapshots.Where(s => s.Order == order && s.TopicId == topicId && s.TakenAt <= at).OrderByDescending(s => s.TakenAt);

    /// <summary>
    /// How a board (null: all ideas) stood just before a moment, worked out from the rows, for times of which no snapshot was kept. Nothing is stored.
    /// Status is that of the moment; a vote taken back since then is missing, since it left no row, and how many had seen an idea is told as of now.
    /// </summary>
    public static async Task<RankSnapshot> StandingsAsync(this IdeaLabDb db, int? topicId, DateTime at, CancellationToken ct)
    {
        var ideas = db.Ideas.Where(i => (topicId == null || i.TopicId == topicId) && i.CreatedAt < at).MovingAt(at);
        var created = await ideas.Select(i => new { i.Id, i.CreatedAt, i.Voters, i.Viewers }).ToListAsync(ct);
        var trending = await db.TrendingAsync(ct);
        var events = await ideas.EventsAsync(trending, at, ct);

        var places = created.Select(i => new Standing(i.Id, trending.Of(events[i.Id], i.CreatedAt), i.Voters, i.Viewers))
            .OrderByDescending(i => i.Score).ThenByDescending(i => i.IdeaId).Take(RankSnapshot.Depth)
            .Select((i, index) => new RankPlace(i, index + 1, RankTerms.Of(events[i.IdeaId], trending, at)));
        return new RankSnapshot(BoardOrder.Trending, topicId, at, places);
    }

    /// <summary>Ideas that votes can move now. Asked as "not settled", so that the index of the order is walked; asked for each moving status, all of them would be sorted.</summary>
    public static IQueryable<Idea> Moving(this IQueryable<Idea> ideas) => ideas.Listed().Where(i => !StatusSteps.Settled.Contains(i.Status));

    /// <summary>Ideas that votes could move just before a moment; every idea begins as submitted.</summary>
    private static IQueryable<Idea> MovingAt(this IQueryable<Idea> ideas, DateTime at) => ideas.Listed().Where(i => StatusSteps.Moving.Contains(
        i.History.Where(c => c.At < at).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => (IdeaStatus?)c.To).FirstOrDefault() ?? IdeaStatus.Submitted));
}

/// <summary>Places of a snapshot by idea; of an idea below the depth that is kept, none.</summary>
public sealed record StoredPlaces(DateTime TakenAt, Dictionary<int, RankPlace> Places)
{
    public RankPlace? Of(int ideaId) => Places.GetValueOrDefault(ideaId);
}
