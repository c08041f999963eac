using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.IdeaNews;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Digests;

/// <summary>The news that is owed to followers, participants and those who talk, and how it reads in a mail: only of what exists for them.</summary>
public sealed class NewsReader(IdeaLabDb db, LabMail mail)
{
    /// <summary>What the first so many people who want to hear of it at once are owed.</summary>
    public async Task<List<OwedNews>> OwedAtOnceAsync(int people, CancellationToken ct)
    {
        var next = await db.OwedNews.Ready().Wanted(MailChoice.Instant).Select(n => n.PersonId).Distinct().Order().Take(people).ToListAsync(ct);
        return await PreparedAsync(await Whole().Wanted(MailChoice.Instant).Where(n => next.Contains(n.PersonId)).ToListAsync(ct), ct);
    }

    /// <summary>What of the news they want so often a person is owed from before an instant.</summary>
    public async Task<List<OwedNews>> OwedToAsync(Person reader, MailChoice howOften, DateTime before, CancellationToken ct) =>
        await PreparedAsync(await Whole().Wanted(howOften).Where(n => n.PersonId == reader.Id && n.At < before).ToListAsync(ct), ct);

    /// <summary>Of several changes of one proposal only the last is told: that is what stands, and it asks once.</summary>
    public List<NewsItem> Items(IEnumerable<OwedNews> owed)
    {
        var told = owed.Where(n => n.ExistsForReader).ToList();
        var last = told.Where(n => n.Change is not null).GroupBy(n => n.Change!.IdeaId).ToDictionary(changes => changes.Key, changes => changes.Max(n => n.Change!.Number));
        return [.. told.Where(n => n.Change is null || n.Change.Number == last[n.Change.IdeaId]).OrderBy(n => n.Idea?.Id).ThenBy(n => n.At).Select(Item)];
    }

    private NewsItem Item(OwedNews news) => What(news) with { Kind = news.Kind };

    private NewsItem What(OwedNews news) => news switch
    {
        { Step: { } step } => new(step.IdeaId, step.Idea.Title, mail.LinkTo(step.IdeaId, step.Idea.Title), step.To, step.By.Name, step.At, step.Reason)
        {
            MergedWith = step.Merge?.Target is { } target && target.ExistsFor(news.Person) ? target.Title : null,
            IsUnmerged = step.From is IdeaStatus.Merged,
        },
        { Answer: { } answer } => new(answer.IdeaId, answer.Idea.Title, mail.LinkTo(answer.IdeaId, answer.Idea.Title), null, answer.By.Name, answer.At, answer.Body),
        { Change: { } change } => new(change.IdeaId, change.Idea.Title, mail.LinkTo(change.IdeaId, change.Idea.Title), null, change.By.Name, change.At, change.Note)
        {
            IsChange = true,
            AsksAgain = change.Idea.AsksAgain(news.Person),
        },
        { Comment: { } comment } => new(comment.IdeaId, comment.Idea.Title, $"{mail.LinkTo(comment.IdeaId, comment.Idea.Title)}#comment-{comment.Id}", null, comment.Author.Name, comment.CreatedAt, comment.Body)
        {
            IsComment = true,
            NamesReader = Mentions.In(comment.Body, [news.Person]).Count > 0,
        },
        { Challenge: { } challenge } => new(0, challenge.Question, mail.LinkToChallenge(challenge.Id, challenge.Question), null, challenge.Owner.Name, news.At, "") { Result = challenge.Result },
        _ => throw new InvalidOperationException($"News {news.Id} is neither a step nor an answer nor a change nor a comment nor an end."),
    };

    // Whether it exists for them is asked of the circles they are in now. A change asks those who voted before it: their votes are put with the ideas.
    private async Task<List<OwedNews>> PreparedAsync(List<OwedNews> owed, CancellationToken ct)
    {
        await db.WithCirclesAsync(owed.Select(n => n.Person), ct);
        var changes = owed.Where(n => n.Change is not null).ToList();
        if (changes.Count == 0) return owed;
        var (ideas, readers) = (changes.Select(n => n.Change!.IdeaId).Distinct().ToList(), changes.Select(n => n.PersonId).Distinct().ToList());
        await db.Votes.Where(v => ideas.Contains(v.IdeaId) && readers.Contains(v.VoterId)).LoadAsync(ct);
        return owed;
    }

    private IQueryable<OwedNews> Whole() => db.OwedNews.Ready().Include(n => n.Person)
        .Include(n => n.Step!.Idea).Include(n => n.Step!.By).Include(n => n.Step!.Merge!.Target)
        .Include(n => n.Answer!.Idea).Include(n => n.Answer!.By)
        .Include(n => n.Change!.Proposal.Idea).Include(n => n.Change!.By)
        .Include(n => n.Comment!.Idea).Include(n => n.Comment!.Author)
        .Include(n => n.Challenge!.Owner)
        .OrderBy(n => n.Id);
}
