using System.Linq.Expressions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Writes down for each follower the steps, official answers and material changes they are owed, never to whoever did it, for whoever took part in a challenge that it is closed,
/// and for whoever wrote in a thread or is named in a comment that it is there; then writes to those who want to hear of it at once: one mail per idea or challenge and run. What it writes down for the others they find in their window's digest; see <see cref="SendDigestsJob"/>.
/// Both go in batches, so that an idea with very many followers holds nobody up and a kill in between costs one batch of work.
/// </summary>
public sealed class TellFollowersJob(IdeaLabDb db, NewsReader news, LabMail mail, TimeProvider clock) : ILabJob
{
    private const int FollowersAtATime = 500;
    private const int ReadersAtATime = 100;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        // What is withheld tells nobody; once released it does.
        await OweAsync(db.StatusChanges, db.StatusChanges.Where(c => c.Idea.WithheldAt == null), id => n => n.StepId == id, ct);
        await OweAsync(db.Responses, db.Responses.Where(r => r.Idea.WithheldAt == null), id => n => n.AnswerId == id, ct);
        await OweAsync(db.ProposalVersions, db.ProposalVersions.Where(v => v.WithheldAt == null && v.Proposal.Idea.WithheldAt == null), id => n => n.ChangeId == id, ct);
        foreach (var id in await db.Comments.Where(c => c.ToldAt == null && c.WithheldAt == null && c.Idea.WithheldAt == null).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct))
        {
            await db.InOneGoAsync(() => OweConcernedAsync(id, ct), ct);
            db.ChangeTracker.Clear();
        }
        foreach (var id in await db.Challenges.Where(c => c.ClosedAt != null && c.ToldAt == null).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct))
        {
            while (await db.InOneGoAsync(() => OweParticipantsAsync(id, ct), ct)) db.ChangeTracker.Clear();
        }

        var written = 0;
        while (await WriteSomeAsync(ct) is { } more) written += more;
        return written;
    }

    private async Task OweAsync<TNews>(DbSet<TNews> all, IQueryable<TNews> open, Func<int, Expression<Func<OwedNews, bool>>> of, CancellationToken ct) where TNews : class, INews
    {
        foreach (var id in await open.Where(e => e.ToldAt == null).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct))
        {
            while (await db.InOneGoAsync(() => OweSomeAsync(all, id, of(id), ct), ct)) db.ChangeTracker.Clear();
        }
    }

    /// <returns>Whether there are more.</returns>
    private async Task<bool> OweSomeAsync<TNews>(DbSet<TNews> all, int id, Expression<Func<OwedNews, bool>> ofIt, CancellationToken ct) where TNews : class, INews
    {
        var told = await all.SingleAsync(e => e.Id == id, ct);
        if (told.ToldAt is not null) return false;

        var last = await db.OwedNews.Where(ofIt).MaxAsync(n => (int?)n.PersonId, ct) ?? 0;
        // To whoever voted before it a change is a question; to other followers it is news.
        var asks = told is ProposalVersion;
        var followers = await db.Follows
            .Where(f => f.IdeaId == told.IdeaId && f.PersonId > last && f.PersonId != told.ById && f.At <= told.At && (f.MergeId == null || f.Merge!.At <= told.At))
            .Select(f => new { f.Person, IsAsked = asks && db.Votes.Any(v => v.IdeaId == f.IdeaId && v.VoterId == f.PersonId && (v.ConfirmedAt ?? v.CastAt) < told.At) })
            .Where(f => (f.IsAsked ? f.Person.News.StillYes : f.Person.News.Followed) != MailChoice.Never)
            .OrderBy(f => f.Person.Id).Take(FollowersAtATime).Select(f => new { f.Person.Id, f.IsAsked }).ToListAsync(ct);
        db.AddRange(followers.Select(f => told.OwedTo(f.Id, f.IsAsked ? NewsKinds.StillYes : NewsKinds.Followed)));
        if (followers.Count == FollowersAtATime) return true;

        told.Told(clock.GetUtcNow().UtcDateTime);
        return false;
    }

    /// <returns>Whether there are more.</returns>
    private async Task<bool> OweParticipantsAsync(int challengeId, CancellationToken ct)
    {
        var challenge = await db.Challenges.SingleAsync(c => c.Id == challengeId, ct);
        if (challenge.ToldAt is not null) return false;

        var last = await db.OwedNews.Where(n => n.ChallengeId == challengeId).MaxAsync(n => (int?)n.PersonId, ct) ?? 0;
        var participants = db.ParticipantsOf(challengeId);
        var people = await db.People.Where(p => p.Id > last && participants.Contains(p.Id) && p.News.Challenges != MailChoice.Never)
            .OrderBy(p => p.Id).Take(FollowersAtATime).Select(p => p.Id).ToListAsync(ct);
        db.AddRange(people.Select(challenge.OwedTo));
        if (people.Count == FollowersAtATime) return true;

        challenge.Told(clock.GetUtcNow().UtcDateTime);
        return false;
    }

    private async Task<bool> OweConcernedAsync(int commentId, CancellationToken ct)
    {
        var comment = await db.Comments.SingleAsync(c => c.Id == commentId, ct);
        if (comment.ToldAt is not null || comment.IsWithheld) return false;

        if (!comment.IsDeleted) db.AddRange((await db.ConcernedByAsync(comment, ct)).Select(comment.OwedTo));
        comment.Told(clock.GetUtcNow().UtcDateTime);
        return true;
    }

    /// <returns>How many mails; null when nothing is left to do here.</returns>
    private async Task<int?> WriteSomeAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var owed = await news.OwedAtOnceAsync(ReadersAtATime, ct);
        if (owed.Count == 0) return null;

        var mails = await MailsAsync(owed, ct);
        db.RemoveRange(owed);
        db.AddRange(mails);
        try
        {
            await db.SaveChangesAsync(ct);
            return mails.Count;
        }
        catch (DbUpdateException e) when (RaceQueries.IsRace(e))
        {
            // Another process has written these, and goes on with the rest.
            return null;
        }
    }

    private async Task<List<OutgoingMail>> MailsAsync(List<OwedNews> owed, CancellationToken ct)
    {
        var addresses = await mail.RecipientsAsync(owed.Select(n => n.Person).Distinct(), ct);
        var mails = new List<OutgoingMail>();
        foreach (var own in owed.GroupBy(n => (n.PersonId, IdeaId: n.Idea?.Id, n.ChallengeId)))
        {
            var items = news.Items(own);
            // Whoever has no address, or may not see it any more, is owed nothing.
            if (items.Count == 0 || !addresses.TryGetValue(own.Key.PersonId, out var to)) continue;
            mails.Add(await mail.WriteAsync(new IdeaNewsMail(items, mail.ListOf(items, own.First().Person)), to, $"{KeyOf(own.First())}:person:{own.Key.PersonId}", ct));
        }
        return mails;
    }

    private static string KeyOf(OwedNews owed) => owed switch
    {
        { StepId: { } step } => $"status:{step}",
        { AnswerId: { } answer } => $"answer:{answer}",
        { ChangeId: { } change } => $"change:{change}",
        { CommentId: { } comment } => $"comment:{comment}",
        _ => $"challenge:{owed.ChallengeId}",
    };
}
