using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class VotingQueries
{
    /// <summary>Casts a person's vote, which does not count while something is known against it, and saves; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>, with the person's share of the idea loaded, and write nothing after it.</summary>
    /// <param name="db">Where it is cast.</param>
    /// <param name="idea">For what.</param>
    /// <param name="voter">By whom.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="alongside">Adds what is written with the vote.</param>
    public static async Task CastVoteAsync(this IdeaLabDb db, Idea idea, Person voter, DateTime at, CancellationToken ct, Func<Task>? alongside = null)
    {
        var (isFirst, doubts, trending) = (!idea.HasVoteOf(voter), await db.DoubtsOfAsync(idea.Id, voter.Id, ct), await db.TrendingAsync(ct));
        idea.CastVote(voter, trending, await db.FirstCastAsync(idea, voter, at, ct), doubts);
        if (alongside is not null) await alongside();

        if (doubts is not VoteDoubts.None) await db.RescoreAsync(idea, ct); // One that a merge brought may have counted until now.
        else if (isFirst) await db.CountAsync(idea, voter, trending, ct);
        else await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Saves a first vote that counts, and adds it to the idea's counters and score. These are written last and as what they grow by, whatever others have made of them meanwhile: of many votes at once none is done
    /// again, and each waits for another's commit only. The version is raised all the same, for those who write what they have counted themselves.
    /// </summary>
    public static async Task CountAsync(this IdeaLabDb db, Idea idea, Person voter, Trending trending, CancellationToken ct)
    {
        var vote = idea.Votes.Single(v => v.VoterId == voter.Id);
        db.Entry(idea).State = EntityState.Unchanged;
        await db.SaveChangesAsync(ct);
        await db.AddToCountAsync(idea.Id, vote.Amount, trending.Of(vote.Amount * Trending.VoteWeight, vote.CastAt), ct);

        // Nobody else writes to the idea from here on, so this is how it stands, and whether the vote was late: after a decision, a merge, the end of a challenge, or a change of what the lab ranks by. Its text, which may
        // be long, stays as it was read, since whoever votes next waits for this.
        var now = await (from i in db.Ideas
                         from s in db.Settings.AsNoTracking()
                         where i.Id == idea.Id
                         select new { Idea = new { i.Status, i.WithheldAt, i.Audience, i.VoteCount, i.Voters, i.Support, i.SupportLow, i.TrendingScore, i.Version }, ChallengeEnded = i.Challenge!.ClosedAt, Settings = s }).SingleAsync(ct);
        var entry = db.Entry(idea);
        entry.OriginalValues.SetValues(now.Idea);
        entry.CurrentValues.SetValues(now.Idea);
        if (!idea.AcceptsVotesFrom(voter) || now.ChallengeEnded is not null || now.Settings.Trending != trending) throw new DbUpdateConcurrencyException("The vote was late.");
        entry.State = EntityState.Unchanged;
    }

    // Trending.Add in a query. What is so far apart is added without being worked out, since an engine may refuse a number that small.
    private static Task<int> AddToCountAsync(this IdeaLabDb db, int ideaId, int votes, double score, CancellationToken ct)
    {
        var (less, more) = (score - Trending.Far, score + Trending.Far);
        return db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.VoteCount, i => i.VoteCount + votes)
            .SetProperty(i => i.Voters, i => i.Voters + 1)
            .SetProperty(i => i.TrendingScore, i => i.TrendingScore < less ? score : i.TrendingScore > more ? i.TrendingScore : score + Math.Log(1 + Math.Pow(2, i.TrendingScore - score), 2))
            .SetProperty(i => i.Version, i => i.Version + 1), ct);
    }
}
