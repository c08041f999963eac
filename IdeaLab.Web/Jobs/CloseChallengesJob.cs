using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Closes the challenges whose last day is over, each in one transaction with its board as it stood. Whoever took part is told by <see cref="TellFollowersJob"/>.</summary>
public sealed class CloseChallengesJob(IdeaLabDb db, HoldVotesJob holding, TimeProvider clock) : ILabJob
{
    /// <returns>How many were closed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var closed = 0;
        var due = await db.Challenges.Where(c => c.ClosedAt == null && c.ClosesAt <= now).OrderBy(c => c.ClosesAt).Select(c => c.Id).ToListAsync(ct);
        // What is doubted is out of the board before that is kept.
        if (due.Count > 0) await holding.RunAsync(ct);
        foreach (var id in due)
        {
            if (await db.InOneGoAsync(() => CloseAsync(id, ct), ct)) closed++;
            db.ChangeTracker.Clear();
        }

        return closed;
    }

    private async Task<bool> CloseAsync(int id, CancellationToken ct)
    {
        // Raised before the board is read: whoever is still voting, commenting or sharing looks again and finds it shut, and nothing slips in behind the board.
        await db.Challenges.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), ct);
        await db.Ideas.OfChallenge(id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version + 1), ct);

        var challenge = await db.Challenges.SingleAsync(c => c.Id == id, ct);
        var board = await db.Ideas.OfChallenge(id).In(null).OrderBy(i => i.Id).Select(i => new BoardLine(i.Id, i.Support, i.CommentCount)).ToListAsync(ct);
        return challenge.Close(board, await db.CountedParticipantsOf(id).CountAsync(ct), clock.GetUtcNow().UtcDateTime);
    }
}
