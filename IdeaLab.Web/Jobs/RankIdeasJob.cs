using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Stores how the board of all ideas and the board of each topic stand in the orders that are kept, with terms and band of every place; a board that stands as it did is not stored again.
/// Scores are kept on the write path and only read here. The number of queries grows with topics and never with ideas, and only ideas whose score moved have their events read.
/// </summary>
public sealed class RankIdeasJob(IdeaLabDb db, DrawnRates rates, TimeProvider clock) : ILabJob
{
    /// <returns>How many ideas stand on the boards that were stored.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var changed = await db.InOneGoAsync(() => ChangedAsync(now, ct), ct);
        // Drawing takes longer than reading; others write meanwhile.
        db.AddRange(changed.Select(board => board.At(now, rates)));
        await db.SaveChangesAsync(ct);
        return changed.SelectMany(board => board.Ideas).Select(idea => idea.IdeaId).Distinct().Count();
    }

    /// <returns>The boards that do not stand as they were stored last.</returns>
    private async Task<List<Board>> ChangedAsync(DateTime now, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        // Half of the scores are in another unit while they are set anew.
        if (settings.RescoredUpTo is not null) return [];

        var last = await LastSnapshotsAsync(ct);
        var boards = await BoardsAsync(ct);
        rates.Keep(boards.SelectMany(board => board.Ideas).Select(idea => (idea.IdeaId, idea.Rate.Votes, idea.Rate.Viewers)).ToHashSet());
        var changed = boards.Where(board => last.Find(s => s.Order == board.Order && s.TopicId == board.TopicId) is { } before ? !before.Shows(board.Ideas) : board.Ideas.Count > 0).ToList();
        var terms = await TermsAsync([.. changed.Where(board => board.Order == BoardOrder.Trending).SelectMany(board => board.Ideas)], last, settings.Trending, now, ct);
        return changed.ConvertAll(board => board with { Terms = terms });
    }

    private Task<List<RankSnapshot>> LastSnapshotsAsync(CancellationToken ct)
    {
        var newest = db.Snapshots.GroupBy(s => new { s.Order, s.TopicId }).Select(board => board.Max(s => s.Id));
        return db.Snapshots.AsNoTracking().Include(s => s.Places).Where(s => newest.Contains(s.Id)).ToListAsync(ct);
    }

    private async Task<List<Board>> BoardsAsync(CancellationToken ct)
    {
        var boards = new List<Board>();
        int?[] topics = [null, .. await db.Topics.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct)];
        foreach (var order in Enum.GetValues<BoardOrder>())
            // One query for each, which ends after its places; one for all topics would number every idea first.
            foreach (var topic in topics)
            {
                var ideas = db.Ideas.Moving().About(topic).InOrder(order == BoardOrder.Trending ? BoardSort.Trending : BoardSort.Supported).Take(RankSnapshot.Depth);
                boards.Add(new Board(order, topic, await ideas.Select(i => new Standing(i.Id, order == BoardOrder.Trending ? i.TrendingScore : i.SupportLow, i.Voters, i.Viewers)).ToListAsync(ct)));
            }

        return boards;
    }

    private async Task<Dictionary<int, RankTerms>> TermsAsync(List<Standing> ideas, List<RankSnapshot> last, Trending trending, DateTime now, CancellationToken ct)
    {
        var known = last.Where(s => s.Order == BoardOrder.Trending).SelectMany(s => s.Places, (s, place) => (place.IdeaId, place.Score, Terms: place.Terms.After(now - s.TakenAt, trending)))
            .GroupBy(p => (p.IdeaId, p.Score)).ToDictionary(same => same.Key, same => same.First().Terms);
        var ranked = ideas.Select(i => (i.IdeaId, i.Score)).Distinct().ToList();
        var moved = ranked.Where(i => !known.ContainsKey(i)).Select(i => i.IdeaId).ToList();
        var events = await db.Ideas.Where(i => moved.Contains(i.Id)).EventsAsync(trending, DateTime.MaxValue, ct);
        return ranked.ToDictionary(i => i.IdeaId, i => known.TryGetValue(i, out var terms) ? terms : RankTerms.Of(events[i.IdeaId], trending, now));
    }

    private sealed record Board(BoardOrder Order, int? TopicId, List<Standing> Ideas)
    {
        /// <summary>Of each idea in the trending order.</summary>
        public Dictionary<int, RankTerms> Terms { get; init; } = [];

        public RankSnapshot At(DateTime at, DrawnRates rates)
        {
            var bands = Order == BoardOrder.Trending ? RankBands.OfTrending(Ideas.ConvertAll(Facts), rates) : RankBands.OfSupport(Ideas.ConvertAll(Facts), rates);
            return new(Order, TopicId, at, Ideas.Select((idea, index) => new RankPlace(idea, index + 1, TermsOf(idea), bands[idea.IdeaId])));
        }

        private RankTerms TermsOf(Standing idea) => Order == BoardOrder.Trending ? Terms[idea.IdeaId] : RankTerms.None;

        private BandFacts Facts(Standing idea)
        {
            var (terms, rate) = (TermsOf(idea), idea.Rate);
            return new(idea.IdeaId, rate.Votes, rate.Viewers, terms.Votes, terms.Comments + terms.Follows + terms.Imported);
        }
    }
}
