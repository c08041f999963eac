using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Writes to followers who want to hear at once of steps and official answers nobody was told of yet: one mail per idea and run, never to whoever did it.
/// Those who want a bundle find it in their window's digest; see <see cref="SendDigestsJob"/>.
/// </summary>
public sealed class TellFollowersJob(IdeaLabDb db, LabMail mail, TimeProvider clock) : ILabJob
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var ideaId in await WithNewsAsync(ct)) told += await TellAsync(ideaId, ct);
        return told;
    }

    private async Task<List<int>> WithNewsAsync(CancellationToken ct)
    {
        var stepped = await db.StatusChanges.Where(c => c.ToldAt == null).Select(c => c.IdeaId).Distinct().ToListAsync(ct);
        var answered = await db.Responses.Where(r => r.ToldAt == null).Select(r => r.IdeaId).Distinct().ToListAsync(ct);
        return [.. stepped.Union(answered).Order()];
    }

    private async Task<int> TellAsync(int ideaId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var idea = await db.Ideas.AsNoTracking().SingleAsync(i => i.Id == ideaId, ct);
        var news = await NewsAsync(idea, ct);
        var mails = await MailsAsync(idea, news, ct);

        // Composing takes its time and stays outside; writing down that it was done and putting the mails into the queue is one act.
        return await db.InOneGoAsync(async () =>
        {
            var (stepIds, answerIds) = (news.Where(e => e.Item.To is not null).Select(e => e.Id).ToList(), news.Where(e => e.Item.To is null).Select(e => e.Id).ToList());
            var steps = await db.StatusChanges.Where(c => stepIds.Contains(c.Id)).ToListAsync(ct);
            var answers = await db.Responses.Where(r => answerIds.Contains(r.Id)).ToListAsync(ct);
            // Another process was faster; what it left untold comes with the next run.
            if (steps.Exists(c => c.ToldAt is not null) || answers.Exists(r => r.ToldAt is not null)) return 0;

            var now = clock.GetUtcNow().UtcDateTime;
            steps.ForEach(c => c.Told(now));
            answers.ForEach(r => r.Told(now));
            db.AddRange(mails);
            return mails.Count;
        }, ct);
    }

    private async Task<List<Event>> NewsAsync(Idea idea, CancellationToken ct)
    {
        var link = mail.LinkTo(idea.Id, idea.Title);
        var steps = await db.StatusChanges.Where(c => c.IdeaId == idea.Id && c.ToldAt == null)
            .Select(c => new { c.Id, c.ById, c.To, By = c.By.Name, c.At, c.Reason }).ToListAsync(ct);
        var answers = await db.Responses.Where(r => r.IdeaId == idea.Id && r.ToldAt == null)
            .Select(r => new { r.Id, r.ById, By = r.By.Name, r.At, r.Body }).ToListAsync(ct);
        return
        [
            .. steps.Select(c => new Event(c.Id, $"status:{c.Id}", c.ById, new NewsItem(idea.Id, idea.Title, link, c.To, c.By, c.At, c.Reason)))
                .Concat(answers.Select(r => new Event(r.Id, $"answer:{r.Id}", r.ById, new NewsItem(idea.Id, idea.Title, link, null, r.By, r.At, r.Body))))
                .OrderBy(e => e.Item.At),
        ];
    }

    private async Task<List<OutgoingMail>> MailsAsync(Idea idea, List<Event> news, CancellationToken ct)
    {
        var follows = await db.Follows.AsNoTracking().Where(f => f.IdeaId == idea.Id && f.Person.MailChoice == MailChoice.Instant).Include(f => f.Person).ToListAsync(ct);
        var mails = new List<OutgoingMail>();
        foreach (var follow in follows.Where(f => idea.ExistsFor(f.Person)))
        {
            var own = news.Where(e => e.ById != follow.PersonId && e.Item.At >= follow.At).ToList();
            if (own.Count == 0 || await mail.RecipientAsync(follow.Person, ct) is not { } to) continue;
            var letter = new IdeaNewsMail([.. own.Select(e => e.Item)], mail.ListFor(follow.PersonId, BulkMail.IdeaNews));
            mails.Add(await mail.WriteAsync(letter, to, $"{own[0].Key}:person:{follow.PersonId}", ct));
        }
        return mails;
    }

    private sealed record Event(int Id, string Key, int ById, NewsItem Item);
}
