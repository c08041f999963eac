using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>What is new and what moved, on the board of all ideas and on that of each topic.</summary>
public sealed class BoardFinder(IdeaLabDb db)
{
    // In fresh votes. Below it, the idea was only waiting to be passed.
    private const double WorthMentioning = 0.5;

    // Ranking runs every few minutes; what was older would leave out what came since.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private static readonly string _ranking = ScheduledJob.NameOf(typeof(RankIdeasJob));

    public async Task FindAsync(DigestFacts facts, IReadOnlyList<int> topics, DateTime from, DateTime until, CancellationToken ct)
    {
        var (trending, born) = (await db.TrendingAsync(ct), await BornAsync(from, until, ct));
        var fresh = until - Fresh;
        var wasRanked = await db.JobRuns.AnyAsync(r => r.Job == _ranking && r.Slot >= fresh && r.Slot <= until && r.Outcome == JobOutcome.Succeeded, ct);
        foreach (var topic in (int?[])[null, .. topics.Select(id => (int?)id)])
        {
            var board = await BoardAsync(topic, from, until, wasRanked, ct);
            var newest = born.Where(i => topic is null || i.TopicId == topic).ToList();
            var moves = (await db.Ideas.MovementAsync(board.Before, board.After, trending, from, until, ct)).Where(IsWorthReading).ToList();
            var told = newest.Take(DigestFinder.Enough).Select(i => i.Id).Concat(moves.Select(m => m.IdeaId)).ToList();
            var reasons = await ReasonsAsync(board.After, told, trending, until, ct);
            var ideas = await db.Ideas.Listed().Where(i => told.Contains(i.Id)).Select(i => new { i.Id, i.Title, i.TopicId, i.ChallengeId }).ToDictionaryAsync(i => i.Id, ct);

            facts.Add(DigestPart.New, topic, newest.Take(DigestFinder.Enough).Select(i => new DigestCandidate(i.Id, i.Title, i.TopicId, i.ChallengeId, i.Score,
                new DigestReason.Born(i.Author, i.Support, i.Comments, board.After.Places.FirstOrDefault(p => p.IdeaId == i.Id)?.Position, reasons.GetValueOrDefault(i.Id)))
            { InHand = new(i.AssigneeId, i.AskableId) }), newest.Count);
            facts.Add(DigestPart.Moved, topic, moves.Where(m => ideas.ContainsKey(m.IdeaId)).Select(m => new DigestCandidate(m.IdeaId, ideas[m.IdeaId].Title, ideas[m.IdeaId].TopicId, ideas[m.IdeaId].ChallengeId,
                (m.HasOwnCause ? 0 : -RankSnapshot.Depth) - Math.Min(m.Before, m.Now), new DigestReason.Moved(m.Before, m.Now, m.Votes, m.Comments, m.Follows, m.PassedByNew, m.WorthBefore, reasons[m.IdeaId]))));
        }
    }

    private async Task<List<Born>> BornAsync(DateTime from, DateTime until, CancellationToken ct) => await db.Ideas.In(null).Where(i => i.CreatedAt >= from && i.CreatedAt < until)
        .OrderByDescending(i => i.TrendingScore).ThenByDescending(i => i.Id)
        .Select(i => new Born(i.Id, i.Title, i.TopicId, i.ChallengeId, i.Source == null ? i.Author.Name : null, i.Support, i.CommentCount, i.TrendingScore, i.AssigneeId, i.Source == null && i.WaitingSince == null ? i.AuthorId : null)).ToListAsync(ct);

    // A board that did not move has no new snapshot after a run: it stands as in the last. Without a run just before, and none kept within the time, the rows say how it stood.
    private async Task<(RankSnapshot Before, RankSnapshot After)> BoardAsync(int? topicId, DateTime from, DateTime until, bool wasRanked, CancellationToken ct) =>
        (await db.LastSnapshotAsync(topicId, from, ct) ?? await db.StandingsAsync(topicId, from, ct),
            await db.LastSnapshotAsync(topicId, until, ct) is { } last && (wasRanked || last.TakenAt > from) ? last : await db.StandingsAsync(topicId, until, ct));

    // One vote for another idea moves every place below it by one; that is no news. Losing a place among the first five is, unless to new ideas alone: of those the digest tells anyway.
    private static bool IsWorthReading(Movement move) => move.HasOwnCause
        ? move.IsUp || move.Before <= 20
        : move.Before <= 5 && !move.IsUp && move.WorthBefore >= WorthMentioning && move.PassedByNew < move.Now - move.Before;

    /// <summary>Why these ideas stand where they stand, of those that have a place.</summary>
    private async Task<Dictionary<int, PlaceReasons>> ReasonsAsync(RankSnapshot board, List<int> ideas, Trending trending, DateTime until, CancellationToken ct)
    {
        var held = await db.HeldVotesOfAsync(ideas, ct);
        return board.Places.Where(p => ideas.Contains(p.IdeaId))
            .ToDictionary(p => p.IdeaId, p => new PlaceReasons(p.Terms.After(until - board.TakenAt, trending), p.Band, held.GetValueOrDefault(p.IdeaId)));
    }

    private sealed record Born(int Id, string Title, int TopicId, int? ChallengeId, string? Author, int Support, int Comments, double Score, int? AssigneeId, int? AskableId);
}
