using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Stores how the board of all ideas and the board of each topic stand, with the terms of every place; a board that stands as it did is not stored again.
/// Scores are kept on the write path and only read here. The number of queries grows with topics and never with ideas, and only ideas whose score moved have their events read.
/// </summary>
public sealed class RankIdeasJob(IdeaLabDb db, TimeProvider clock) : ILabJob
{
    /// <returns>How many ideas stand on the boards that were stored.</returns>
    public Task<int> RunAsync(CancellationToken ct) => db.InOneGoAsync(() => RankAsync(ct), ct);

    private async Task<int> RankAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        // Half of the scores are in another unit while they are set anew.
        if (settings.RescoredUpTo is not null) return 0;

        var last = await LastSnapshotsAsync(ct);
        var changed = (await BoardsAsync(ct)).Where(board => last.Find(s => s.Order == BoardOrder.Trending && s.TopicId == board.TopicId) is { } before ? !before.Shows(board.Ideas) : board.Ideas.Count > 0).ToList();
        var ranked = changed.SelectMany(board => board.Ideas).Distinct().ToList();
        var terms = await TermsAsync(ranked, last, settings.Trending, now, ct);

        db.AddRange(changed.Select(board => new RankSnapshot(BoardOrder.Trending, board.TopicId, now,
            board.Ideas.Select((idea, index) => new RankPlace(idea.IdeaId, index + 1, idea.Score, terms[idea.IdeaId])))));
        return ranked.Count;
    }

    private Task<List<RankSnapshot>> LastSnapshotsAsync(CancellationToken ct)
    {
        var newest = db.Snapshots.GroupBy(s => new { s.Order, s.TopicId }).Select(board => board.Max(s => s.Id));
        return db.Snapshots.AsNoTracking().Include(s => s.Places).Where(s => newest.Contains(s.Id)).ToListAsync(ct);
    }

    private async Task<List<Board>> BoardsAsync(CancellationToken ct)
    {
        var boards = new List<Board>();
        // One query for each, which ends after its places; one for all topics would number every idea first.
        foreach (var topic in (int?[])[null, .. await db.Topics.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct)])
        {
            var places = await db.Ideas.Moving().About(topic).InOrder(BoardSort.Trending).Take(RankSnapshot.Depth).Select(i => new { i.Id, i.TrendingScore }).ToListAsync(ct);
            boards.Add(new Board(topic, places.ConvertAll(i => (i.Id, i.TrendingScore))));
        }

        return boards;
    }

    private async Task<Dictionary<int, RankTerms>> TermsAsync(List<(int IdeaId, double Score)> ideas, List<RankSnapshot> last, Trending trending, DateTime now, CancellationToken ct)
    {
        var known = last.SelectMany(s => s.Places, (s, place) => (place.IdeaId, place.Score, Terms: place.Terms.After(now - s.TakenAt, trending)))
            .GroupBy(p => (p.IdeaId, p.Score)).ToDictionary(same => same.Key, same => same.First().Terms);
        var moved = ideas.Where(i => !known.ContainsKey(i)).Select(i => i.IdeaId).ToList();
        var events = await db.Ideas.Where(i => moved.Contains(i.Id)).EventsAsync(trending, DateTime.MaxValue, ct);
        return ideas.ToDictionary(i => i.IdeaId, i => known.TryGetValue(i, out var terms) ? terms : RankTerms.Of(events[i.IdeaId], trending, now));
    }

    private sealed record Board(int? TopicId, List<(int IdeaId, double Score)> Ideas);
}
