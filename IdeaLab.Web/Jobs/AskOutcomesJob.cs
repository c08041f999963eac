using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.OutcomeAsked;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Asks for the real figures of delivered ideas, once at each of <see cref="OutcomeAges.Days"/>: a row that waits in the queue, and a mail to the owners of the topic;
/// without one to whoever looks after the idea, else to the leads. Row and mails are one act, and of two processes one makes the row.
/// </summary>
public sealed class AskOutcomesJob(IdeaLabDb db, LabMail mail, SiteAddress site, TimeProvider clock) : ILabJob
{
    /// <returns>How many ideas were asked about.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var asked = 0;
        foreach (var id in await DueAsync(clock.GetUtcNow().UtcDateTime, ct))
        {
            db.ChangeTracker.Clear();
            if (await db.InOneGoAsync(() => AskAsync(id, ct), ct)) asked++;
        }

        return asked;
    }

    private async Task<List<int>> DueAsync(DateTime now, CancellationToken ct)
    {
        var due = new List<int>();
        foreach (var (days, next) in OutcomeAges.Days.Zip(OutcomeAges.Days.Skip(1).Select(n => (int?)n).Append(null)))
        {
            var (until, from) = (now.AddDays(-days), next is { } later ? now.AddDays(-later) : DateTime.MinValue);
            due.AddRange(await db.Ideas
                .Where(i => i.Status == IdeaStatus.Delivered && i.DeliveredAt <= until && i.DeliveredAt > from && !db.Outcomes.Any(o => o.IdeaId == i.Id && o.DeliveredAt == i.DeliveredAt && o.AfterDays == days))
                .OrderBy(i => i.DeliveredAt).Select(i => i.Id).ToListAsync(ct));
        }

        return due;
    }

    private async Task<bool> AskAsync(int id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var idea = await db.Ideas.Include(i => i.Assignee).Include(i => i.Topic.Owners).ThenInclude(o => o.Person).SingleAsync(i => i.Id == id, ct);
        // Looked at once more: it may have gone back to work, or another process was faster.
        if (idea.OutcomeDueAt(now) is not { } days || await db.Outcomes.AnyAsync(o => o.IdeaId == id && o.DeliveredAt == idea.DeliveredAt && o.AfterDays == days, ct)) return false;

        var (value, cost) = await db.ExpectedOfAsync(id, ct);
        db.Add(idea.AskOutcome(days, value, cost, now));
        foreach (var to in (await mail.RecipientsAsync(await AskedAsync(idea, ct), ct)).Values)
        {
            var letter = new OutcomeAskedMail(idea.Title, days, site.Of($"/review/{id}/outcome/{days}"));
            db.Add(await mail.WriteAsync(letter, to, $"outcome:{id}:{idea.DeliveredAt!.Value.Ticks}:{days}:person:{to.PersonId}", ct));
        }

        return true;
    }

    private async Task<List<Person>> AskedAsync(Idea idea, CancellationToken ct)
    {
        var owners = idea.Topic.Owners.Select(o => o.Person).Where(p => p.OwnsTopics()).ToList();
        if (owners.Count > 0) return owners;
        if (idea.Assignee.ReviewsIdeas()) return [idea.Assignee!];
        return [.. (await db.People.Staff().ToListAsync(ct)).Where(p => p.LeadsInnovation())];
    }
}
