using System.Runtime.CompilerServices;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
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
        await foreach (var ideas in BatchesAsync(ct))
        {
            wrong += await RecountViewersAsync(ideas, ct);
            foreach (var idea in await WrongAsync(ideas, trending, ct))
                if (await MendAsync(idea.Id, ct)) wrong++;
            db.ChangeTracker.Clear();
        }

        return wrong;
    }

    /// <summary>The ideas that it would find wrong now, their viewers aside. Nothing is mended.</summary>
    public async Task<List<int>> FindAsync(CancellationToken ct)
    {
        if (await db.Settings.AnyAsync(s => s.RescoredUpTo != null, ct)) return [];

        var trending = await db.TrendingAsync(ct);
        var suspects = new List<int>();
        await foreach (var ideas in BatchesAsync(ct)) suspects.AddRange((await WrongAsync(ideas, trending, ct)).Select(idea => idea.Id));

        var wrong = new List<int>();
        foreach (var some in suspects.Chunk(BatchSize))
            wrong.AddRange(await db.InOneGoAsync(async () => (await WrongAsync(db.Ideas.AsNoTracking().Where(i => some.Contains(i.Id)), await db.TrendingAsync(ct), ct)).Select(idea => idea.Id), ct));
        return wrong;
    }

    private async IAsyncEnumerable<IQueryable<Idea>> BatchesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var last = 0;
        while (await NextBatchAsync(last, ct) is { Count: > 0 } batch)
        {
            var (first, end) = (batch[0], batch[^1]);
            last = end;
            yield return db.Ideas.AsNoTracking().Where(i => i.Id >= first && i.Id <= end);
        }
    }

    // Viewings of days that are over cannot be counted again: those of visitors are gone.
    private async Task<int> RecountViewersAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var mended = await ideas.RecountViewersAsync(db, ct);
        if (mended > 0) log.LogError("{Count} ideas said another number of viewers than their rows", mended);
        return mended;
    }

    private Task<List<int>> NextBatchAsync(int after, CancellationToken ct) =>
        db.Ideas.Where(i => i.Id > after).OrderBy(i => i.Id).Take(BatchSize).Select(i => i.Id).ToListAsync(ct);

    private static async Task<List<Idea>> WrongAsync(IQueryable<Idea> ideas, Trending trending, CancellationToken ct)
    {
        var rows = await RowsOf(ideas).ToDictionaryAsync(r => r.Idea, r => r.Rows, ct);
        var events = await ideas.EventsAsync(trending, DateTime.MaxValue, ct);
        return [.. rows.Keys.Where(idea => idea.Recount(rows[idea], [.. events[idea.Id]], trending))];
    }

    private static IQueryable<Counted> RowsOf(IQueryable<Idea> ideas) => ideas.Select(i => new Counted(i, new RowCounts(
        i.Votes.Where(v => v.Doubts == VoteDoubts.None).Sum(v => v.Amount),
        i.Votes.Count(v => v.Doubts == VoteDoubts.None && v.MergeId == null),
        i.Comments.Count(c => c.DeletedAt == null && c.WithheldAt == null))));

    // Looked at once more where nobody else can write: the batch may have been read while somebody voted.
    private Task<bool> MendAsync(int id, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var (idea, rows) = await RowsOf(db.Ideas.Where(i => i.Id == id)).SingleAsync(ct);
        var (said, score) = (new RowCounts(idea.VoteCount, idea.Voters, idea.CommentCount), idea.TrendingScore);
        var trending = await db.TrendingAsync(ct);
        if (!idea.Recount(rows, await db.EventsOfAsync(idea, trending, ct), trending)) return false;

        log.LogError("Idea {Idea} said {Said} and score {Score}; its rows say {Rows} and {RowScore}", id, said, score, rows, idea.TrendingScore);
        return true;
    }, ct);

    private sealed record Counted(Idea Idea, RowCounts Rows);
}
