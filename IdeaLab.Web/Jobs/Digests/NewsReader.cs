using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>The news that is owed to followers, and how it reads in a mail: only of ideas that exist for them.</summary>
public sealed class NewsReader(IdeaLabDb db, LabMail mail)
{
    /// <summary>What is owed to the first so many people who want to hear at once.</summary>
    public async Task<List<OwedNews>> OwedAtOnceAsync(int people, CancellationToken ct)
    {
        var next = await db.OwedNews.Ready().Where(n => n.Person.MailChoice == MailChoice.Instant).Select(n => n.PersonId).Distinct().Order().Take(people).ToListAsync(ct);
        return await Whole().Where(n => next.Contains(n.PersonId)).ToListAsync(ct);
    }

    /// <summary>What is owed to a person from before an instant.</summary>
    public Task<List<OwedNews>> OwedToAsync(Person reader, DateTime before, CancellationToken ct) =>
        Whole().Where(n => n.PersonId == reader.Id && n.At < before).ToListAsync(ct);

    public List<NewsItem> Items(IEnumerable<OwedNews> owed) =>
        [.. owed.Where(n => n.Idea.ExistsFor(n.Person)).OrderBy(n => n.Idea.Id).ThenBy(n => n.At).Select(Item)];

    private NewsItem Item(OwedNews news) => news switch
    {
        { Step: { } step } => new(step.IdeaId, step.Idea.Title, mail.LinkTo(step.IdeaId, step.Idea.Title), step.To, step.By.Name, step.At, step.Reason)
        {
            MergedWith = step.Merge?.Target is { } target && target.ExistsFor(news.Person) ? target.Title : null,
            IsUnmerged = step.From is IdeaStatus.Merged,
        },
        { Answer: { } answer } => new(answer.IdeaId, answer.Idea.Title, mail.LinkTo(answer.IdeaId, answer.Idea.Title), null, answer.By.Name, answer.At, answer.Body),
        _ => throw new InvalidOperationException($"News {news.Id} is neither a step nor an answer."),
    };

    private IQueryable<OwedNews> Whole() => db.OwedNews.Ready().Include(n => n.Person)
        .Include(n => n.Step!.Idea).Include(n => n.Step!.By).Include(n => n.Step!.Merge!.Target)
        .Include(n => n.Answer!.Idea).Include(n => n.Answer!.By)
        .OrderBy(n => n.Id);
}
