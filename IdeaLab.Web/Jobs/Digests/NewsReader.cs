using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>What happened in a stretch of time to the ideas a person follows: steps and official answers by others, of ideas that exist for them.</summary>
public sealed class NewsReader(IdeaLabDb db, LabMail mail)
{
    public async Task<List<NewsItem>> ReadAsync(Person reader, DateTime @from, DateTime until, CancellationToken ct)
    {
        var followed = from idea in db.Ideas.VisibleTo(reader)
                       join follow in db.Follows on idea.Id equals follow.IdeaId
                       where follow.PersonId == reader.Id
                       select new { idea.Id, idea.Title, follow.At };
        var steps = await (from idea in followed
                           join change in db.StatusChanges on idea.Id equals change.IdeaId
                           where change.At >= @from && change.At < until && change.At >= idea.At && change.ById != reader.Id
                           select new { change.IdeaId, idea.Title, To = (IdeaStatus?)change.To, By = change.By.Name, change.At, Body = change.Reason }).ToListAsync(ct);
        var answers = await (from idea in followed
                             join answer in db.Responses on idea.Id equals answer.IdeaId
                             where answer.At >= @from && answer.At < until && answer.At >= idea.At && answer.ById != reader.Id
                             select new { answer.IdeaId, idea.Title, To = (IdeaStatus?)null, By = answer.By.Name, answer.At, answer.Body }).ToListAsync(ct);
        return [.. steps.Concat(answers).OrderBy(e => e.IdeaId).ThenBy(e => e.At)
            .Select(e => new NewsItem(e.IdeaId, e.Title, mail.LinkTo(e.IdeaId, e.Title), e.To, e.By, e.At, e.Body))];
    }
}
