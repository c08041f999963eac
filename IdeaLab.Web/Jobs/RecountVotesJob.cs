using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Compares counters and scores of every idea with the rows they stand for. It must find none wrong; what it finds is reported and mended.</summary>
public sealed class RecountVotesJob(IdeaLabDb db, ILogger<RecountVotesJob> log) : ILabJob
{
    private const int BatchSize = 1000;

    /// <returns>How many ideas were wrong.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        // Scores that are being set anew differ from their rows until that is done.
        if (await db.Settings.AnyAsync(s => s.RescoredUpTo != null, ct)) return 0;

        var trending = await db.TrendingAsync(ct);
        var wrong = 0;
        var last = 0;
        while (await NextBatchAsync(last, ct) is { Count: > 0 } batch)
        {
            last = batch[^1];
            var ideas = db.Ideas.AsNoTracking().Where(i => i.Id >= batch[0] && i.Id <= last);
            foreach (var idea in await WrongAsync(ideas, trending, ct))
                if (await MendAsync(idea.Id, ct)) wrong++;
            db.ChangeTracker.Clear();
        }

        return wrong;
    }

    private Task<List<int>> NextBatchAsync(int after, CancellationToken ct) =>
        db.Ideas.Where(i => i.Id > after).OrderBy(i => i.Id).Take(BatchSize).Select(i => i.Id).ToListAsync(ct);

    private static async Task<List<Idea>> WrongAsync(IQueryable<Idea> ideas, Trending trending, CancellationToken ct)
    {
        var counted = await ideas.Select(i => new { Idea = i, Votes = i.Votes.Sum(v => v.Amount), Comments = i.Comments.Count(c => c.DeletedAt == null) }).ToListAsync(ct);
        var events = await ideas.EventsAsync(trending, DateTime.MaxValue, ct);
        return [.. counted.Where(c => c.Idea.Recount(c.Votes, c.Comments, [.. events[c.Idea.Id]], trending)).Select(c => c.Idea)];
    }

    // Looked at once more where nobody else can write: the batch may have been read while somebody voted.
    private Task<bool> MendAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var idea = await db.Ideas.SingleAsync(i => i.Id == id, ct);
        var (voteCount, commentCount, score) = (idea.VoteCount, idea.CommentCount, idea.TrendingScore);
        var votes = await db.Votes.Where(v => v.IdeaId == id).SumAsync(v => v.Amount, ct);
        var comments = await db.Comments.CountAsync(c => c.IdeaId == id && c.DeletedAt == null, ct);
        var trending = await db.TrendingAsync(ct);
        if (!idea.Recount(votes, comments, await db.EventsOfAsync(idea, trending, ct), trending)) return false;

        log.LogError("Idea {Idea} said {Votes} votes, {Comments} comments and score {Score}; its rows say {RowVotes}, {RowComments} and {RowScore}",
            id, voteCount, commentCount, score, votes, comments, idea.TrendingScore);
        return true;
    }, ct);
}
