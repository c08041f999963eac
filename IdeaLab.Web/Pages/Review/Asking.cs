using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail.PersonalWord;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Asks the author of an idea something, by mail too.</summary>
public sealed class Asking(IdeaLabDb db, LabMail mail, SiteAddress site, TimeProvider clock)
{
    public async Task<AuthorQuestion> AskAsync(int ideaId, Person reviewer, string body, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var idea = await db.Ideas.Include(i => i.Author).WithWhatIsOwed().SingleAsync(i => i.Id == ideaId, ct);
        // The same form sent twice asked already.
        if (idea.AuthorQuestions.FirstOrDefault(q => q.ById == reviewer.Id && q.Body == body.Trim()) is { } before) return before;

        var question = idea.AskAuthor(reviewer, body, now);
        if (await mail.RecipientAsync(idea.Author, ct) is { } author)
        {
            var word = new PersonalWordMail(MailKind.AuthorAsked, idea.Title, site.Of($"/ideas/{ideaId}/reply"), reviewer.Name, question.Body);
            db.Add(await mail.WriteAsync(word, author, $"asked:{ideaId}:{now.Ticks}", ct));
        }

        return question;
    }
}
