using System.Diagnostics;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>Votes per second, one in each transaction as the page casts them, and the same with the score left as it is: what a board that only counts would write.</summary>
internal sealed record WriteSpeed(double Scored, double Counted)
{
    private const int InARow = 10;

    public double Ratio => Scored / Counted;

    public static async Task<WriteSpeed> MeasureAsync(SeededLab lab, CancellationToken ct)
    {
        var rounds = lab.Size.Casts / InARow;
        var (scored, counted) = (new Stopwatch(), new Stopwatch());
        // As many first that are not measured: a site that runs has the pages of its busy ideas in memory.
        foreach (var isWarm in Enumerable.Range(0, 2 * rounds).Select(round => round >= rounds))
        {
            // A round of either in turn, so that whatever else the machine does hits both.
            await TimedAsync(isWarm ? scored : new(), () => CastAsync(lab, isScored: true, ct));
            await TimedAsync(isWarm ? counted : new(), () => CastAsync(lab, isScored: false, ct));
        }

        return new WriteSpeed(lab.Size.Casts / scored.Elapsed.TotalSeconds, lab.Size.Casts / counted.Elapsed.TotalSeconds);
    }

    private static async Task TimedAsync(Stopwatch watch, Func<Task> act)
    {
        watch.Start();
        for (var n = 0; n < InARow; n++) await act();
        watch.Stop();
    }

    // As Pages/Ideas/Vote does it.
    private static Task<bool> CastAsync(SeededLab lab, bool isScored, CancellationToken ct) => lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var (ideaId, personId, at) = lab.Next();
        var voter = await db.People.SingleAsync(p => p.Id == personId, ct);
        var idea = await db.Ideas.VisibleTo(voter).WithShareOf(voter).SingleAsync(i => i.Id == ideaId, ct);

        if (isScored) await db.CastVoteAsync(idea, voter, at, ct);
        else await CastUnscoredAsync(db, idea, voter, at, ct);
        return true;
    }, ct));

    // VotingQueries.CastVoteAsync without what is for the score.
    private static async Task CastUnscoredAsync(IdeaLabDb db, Idea idea, Person voter, DateTime at, CancellationToken ct)
    {
        var doubts = await db.DoubtsOfAsync(idea.Id, voter.Id, ct);
        idea.CastVote(voter, Trending.Standard, await db.FirstCastAsync(idea, voter, at, ct), doubts);
        db.Entry(idea).State = EntityState.Unchanged;
        await db.SaveChangesAsync(ct);
        await db.Ideas.Where(i => i.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.VoteCount, i => i.VoteCount + 1).SetProperty(i => i.Voters, i => i.Voters + 1).SetProperty(i => i.Version, i => i.Version + 1), ct);
        var now = await db.Ideas.Where(i => i.Id == idea.Id).Select(i => new { i.Status, i.Audience, i.VoteCount, i.Voters, i.Version, ChallengeEnded = i.Challenge!.ClosedAt }).SingleAsync(ct);
        db.Entry(idea).CurrentValues.SetValues(now);
        db.Entry(idea).State = EntityState.Unchanged;
        if (!idea.AcceptsVotesFrom(voter) || now.ChallengeEnded is not null) throw new DbUpdateConcurrencyException("The vote was late.");
    }
}
