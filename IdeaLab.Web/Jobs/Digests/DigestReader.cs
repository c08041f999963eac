using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>Finds out what a week brought to the topics of an owner, or to all of them for a lead. It reads and changes nothing.</summary>
public sealed class DigestReader(IdeaLabDb db)
{
    public Task<bool> HasTopicsAsync(Person reader, CancellationToken ct) =>
        reader.LeadsInnovation() ? db.Topics.AnyAsync(ct) : db.TopicOwners.AnyAsync(o => o.PersonId == reader.Id, ct);

    /// <param name="reader">Whose digest.</param>
    /// <param name="window">Which week; one that is not over yet is read up to <paramref name="now"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<WeeklyDigest> ReadAsync(Person reader, DigestWindow window, DateTime now, CancellationToken ct)
    {
        var until = window.Until < now ? window.Until : now;
        var owned = await db.Topics.Where(t => t.Owners.Any(o => o.PersonId == reader.Id)).OrderBy(t => t.Id).ToListAsync(ct);
        var isLead = reader.LeadsInnovation();
        var topicIds = owned.ConvertAll(t => t.Id);
        var ideas = db.Ideas.AsNoTracking().VisibleTo(reader).Where(i => isLead || topicIds.Contains(i.TopicId));
        var names = await NamesAsync(reader, isLead || owned.Count > 1, ct);
        var trending = await db.TrendingAsync(ct);
        var boards = await BoardsAsync(isLead ? [null] : [.. topicIds.Select(id => (int?)id)], window.From, until, ct);

        return new WeeklyDigest(window.Name, window.From, until, isLead ? [] : owned.ConvertAll(t => t.NameIn(reader.Language)),
            await NewAsync(ideas, names, boards, trending, window.From, until, ct),
            await MovedAsync(ideas, names, boards, trending, window.From, until, ct),
            await WaitingAsync(ideas, names, window.From, ct),
            await DiscussedAsync(ideas, names, window.From, until, ct))
        {
            Warned = await WarnedAsync(ideas, names, window.From, until, ct),
        };
    }

    private async Task<Dictionary<int, string>?> NamesAsync(Person reader, bool hasSeveral, CancellationToken ct) =>
        hasSeveral ? await db.Topics.ToDictionaryAsync(t => t.Id, t => t.NameIn(reader.Language), ct) : null;

    // A board that did not move between two runs has no snapshot of its own, and while no run took place there is none at all: then the rows say how it stood.
    private async Task<List<Board>> BoardsAsync(int?[] topicIds, DateTime from, DateTime until, CancellationToken ct)
    {
        var boards = new List<Board>();
        foreach (var topicId in topicIds)
        {
            var before = await db.LastSnapshotAsync(topicId, from, ct) ?? await db.StandingsAsync(topicId, from, ct);
            var after = await db.LastSnapshotAsync(topicId, until, ct) is { } last && last.TakenAt > from ? last : await db.StandingsAsync(topicId, until, ct);
            boards.Add(new Board(before, after));
        }
        return boards;
    }

    private async Task<DigestSection<WarnedLine>> WarnedAsync(IQueryable<Idea> ideas, Dictionary<int, string>? names, DateTime from, DateTime until, CancellationToken ct)
    {
        var raised = db.Alerts.AsNoTracking().Where(a => a.RaisedAt >= from && a.RaisedAt < until && ideas.Any(i => i.Id == a.IdeaId));
        var alerts = await raised.OrderByDescending(a => a.Label).ThenByDescending(a => a.RaisedAt).Include(a => a.Idea).Take(WeeklyDigest.WarnedQuota).ToListAsync(ct);
        return new([.. alerts.Select(a => new WarnedLine(Named(a.IdeaId, a.Idea.Title, a.Idea.TopicId, names), a.Hour, a.Label, [.. a.Numbers()]))], await raised.CountAsync(ct));
    }

    private async Task<DigestSection<NewLine>> NewAsync(
        IQueryable<Idea> ideas, Dictionary<int, string>? names, List<Board> boards, Trending trending, DateTime from, DateTime until, CancellationToken ct)
    {
        var born = ideas.In(null).Where(i => i.CreatedAt >= from && i.CreatedAt < until);
        var rows = await born.OrderByDescending(i => i.TrendingScore).ThenByDescending(i => i.Id).Take(WeeklyDigest.NewQuota)
            .Select(i => new { i.Id, i.Title, i.TopicId, Author = i.Source == null ? i.Author.Name : null, i.Support, i.CommentCount }).ToListAsync(ct);
        var reasons = await ReasonsAsync(boards, rows.ConvertAll(i => i.Id), trending, until, ct);
        return new([.. rows.Select(i => new NewLine(Named(i.Id, i.Title, i.TopicId, names), i.Author, i.Support, i.CommentCount, PlaceOf(boards, i.Id)?.Position) { Reasons = reasons.GetValueOrDefault(i.Id) })],
            await born.CountAsync(ct));
    }

    private async Task<DigestSection<MovedLine>> MovedAsync(
        IQueryable<Idea> ideas, Dictionary<int, string>? names, List<Board> boards, Trending trending, DateTime from, DateTime until, CancellationToken ct)
    {
        var moves = new List<Movement>();
        foreach (var board in boards) moves.AddRange(await ideas.MovementAsync(board.Before, board.After, trending, from, until, ct));
        var ids = moves.ConvertAll(m => m.IdeaId);
        var rows = await ideas.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.Title, i.TopicId }).ToDictionaryAsync(i => i.Id, ct);

        var lines = moves.Where(m => rows.ContainsKey(m.IdeaId) && IsWorthReading(m)).OrderBy(m => !m.HasOwnCause).ThenBy(m => Math.Min(m.Before, m.Now))
            .Select(m => new MovedLine(Named(m.IdeaId, rows[m.IdeaId].Title, rows[m.IdeaId].TopicId, names), m.Before, m.Now, m.Votes, m.Comments, m.Follows, m.PassedByNew, m.WorthBefore, m.WorthNow)).ToList();
        var told = lines.Take(WeeklyDigest.MovedQuota).ToList();
        var reasons = await ReasonsAsync(boards, told.ConvertAll(line => line.Idea.Id), trending, until, ct);
        return new(told.ConvertAll(line => line with { Reasons = reasons.GetValueOrDefault(line.Idea.Id) }), lines.Count);
    }

    /// <summary>Why these ideas stand where they stand, of those that have a place.</summary>
    private async Task<Dictionary<int, PlaceReasons>> ReasonsAsync(List<Board> boards, List<int> ideas, Trending trending, DateTime until, CancellationToken ct)
    {
        var held = await db.HeldVotesOfAsync(ideas, ct);
        return (from board in boards
                from place in board.After.Places
                where ideas.Contains(place.IdeaId)
                select (place.IdeaId, Reasons: new PlaceReasons(place.Terms.After(until - board.After.TakenAt, trending), place.Band, held.GetValueOrDefault(place.IdeaId))))
            .ToDictionary(idea => idea.IdeaId, idea => idea.Reasons);
    }

    private static RankPlace? PlaceOf(List<Board> boards, int ideaId) => boards.SelectMany(b => b.After.Places).FirstOrDefault(p => p.IdeaId == ideaId);

    // In fresh votes. Below it, the idea was only waiting to be passed.
    private const double WorthMentioning = 0.5;

    // One vote for another idea moves every place below it by one; that is no news. Losing a place among the first five is.
    private static bool IsWorthReading(Movement move) => move.HasOwnCause
        ? move.IsUp || move.Before <= 20
        : move.Before <= 5 && !move.IsUp && move.WorthBefore >= WorthMentioning;

    private static async Task<DigestSection<WaitingLine>> WaitingAsync(IQueryable<Idea> ideas, Dictionary<int, string>? names, DateTime from, CancellationToken ct)
    {
        var waiting = ideas.AwaitingAnswer().Where(i => i.CreatedAt < from);
        var rows = await waiting.OrderByDescending(i => i.Support).ThenBy(i => i.CreatedAt).Take(WeeklyDigest.WaitingQuota)
            .Select(i => new { i.Id, i.Title, i.TopicId, i.CreatedAt, i.Support }).ToListAsync(ct);
        return new([.. rows.Select(i => new WaitingLine(Named(i.Id, i.Title, i.TopicId, names), i.CreatedAt, i.Support))], await waiting.CountAsync(ct));
    }

    private static async Task<DigestSection<DiscussedLine>> DiscussedAsync(
        IQueryable<Idea> ideas, Dictionary<int, string>? names, DateTime from, DateTime until, CancellationToken ct)
    {
        var said = await ideas.SelectMany(i => i.Comments.Where(c => c.CreatedAt >= from && c.CreatedAt < until && c.DeletedAt == null))
            .Select(c => new { c.IdeaId, c.Idea.Title, c.Idea.TopicId, c.AuthorId, c.Stance }).ToListAsync(ct);
        // One comment is no discussion.
        var debates = said.GroupBy(c => (c.IdeaId, c.Title, c.TopicId)).Where(debate => debate.Count() > 1)
            .OrderByDescending(debate => debate.Count()).ThenByDescending(debate => debate.Key.IdeaId).ToList();
        return new([.. debates.Take(WeeklyDigest.DiscussedQuota).Select(debate => new DiscussedLine(
            Named(debate.Key.IdeaId, debate.Key.Title, debate.Key.TopicId, names), debate.Count(), debate.Select(c => c.AuthorId).Distinct().Count(),
            debate.Count(c => c.Stance == Stance.Question), debate.Count(c => c.Stance == Stance.Concern)))], debates.Count);
    }

    private static DigestIdea Named(int id, string title, int topicId, Dictionary<int, string>? names) => new(id, title, names?[topicId]);

    /// <summary>A board at both ends of the window.</summary>
    private sealed record Board(RankSnapshot Before, RankSnapshot After);
}
