using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>One idea with its history, official answer, discussion and similar ideas.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, IdeaSearch search, TimeProvider clock) : PageModel
{
    private const int SimilarIdeas = 5;

    /// <summary>The thread at which the discussion begins.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    public Read Idea { get; private set; } = null!;
    public IReadOnlyList<Step> History { get; private set; } = [];
    public Step? Answer { get; private set; }
    public Discussion Discussion { get; private set; } = null!;
    public IReadOnlyList<SimilarIdea> Similar { get; private set; } = [];
    public VoteBox VoteBox { get; private set; } = null!;
    public bool IsSignedIn { get; private set; }
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public bool MayEdit { get; private set; }
    public bool MayReview { get; private set; }
    public bool MayRefuseAnswer { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, string? slug, CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        if (await ReadAsync(id, reader, ct) is not { } idea) return NotFound();
        if (slug != idea.Slug)
        {
            // A title may change back, and a browser that remembered both redirects would go round in circles.
            Response.Headers.CacheControl = "no-cache";
            return RedirectToPagePermanent("Details", new { id, slug = idea.Slug, from = From });
        }

        Idea = idea;
        IsSignedIn = reader is not null;
        MayReview = reader.ReviewsIdeas();
        if (reader?.Id == idea.AuthorId)
        {
            var own = await db.Ideas.AsNoTracking().WithShareOf(reader).SingleAsync(i => i.Id == id, ct);
            (MayEdit, MayRefuseAnswer) = (own.MayBeEditedBy(reader), own.MayBeRefusedBy(reader));
        }
        History = await HistoryAsync(idea, ct);
        Answer = History.LastOrDefault(step => step.IsAnswer);
        Discussion = await Discussion.ReadAsync(db, id, From, new CommentReader(reader, idea.AuthorId, idea.TakesComments && IsSignedIn, clock.GetUtcNow().UtcDateTime), ct);
        Similar = await search.SimilarToAsync(idea.Title, reader, SimilarIdeas, ct, except: id);
        var vote = new VoteButton(id, idea.Title, idea.Status, idea.Support, idea.Imported, idea.IsVotedFor, Url.Page("Details", new { id, slug, from = From })!, IsWide: true);
        VoteBox = new VoteBox(vote, idea.IsFollowed);
        return Page();
    }

    private Task<Read?> ReadAsync(int id, Person? reader, CancellationToken ct)
    {
        var (readerId, inSpanish) = (reader?.Id ?? 0, Languages.Current == "es");
        return db.Ideas.VisibleTo(reader).Where(i => i.Id == id)
            .Select(i => new Read(
                i.Id, i.Title, i.Body, i.Status, i.Audience, i.TopicId, inSpanish ? i.Topic.Spanish : i.Topic.English, i.AuthorId, i.Author.Name, i.CreatedAt, i.Source,
                i.CommentCount, i.Support, i.ImportedSupport, i.Votes.Any(v => v.VoterId == readerId), i.Follows.Any(f => f.PersonId == readerId),
                i.Promises.Where(p => p.SettledAt == null).Select(p => (DateTime?)p.DueAt).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
    }

    private async Task<List<Step>> HistoryAsync(Read idea, CancellationToken ct)
    {
        var steps = await db.StatusChanges.Where(c => c.IdeaId == idea.Id)
            .Select(c => new Step(c.Id, c.At, c.To, c.By.Name, c.Reason, false)).ToListAsync(ct);
        var answers = await db.Responses.Where(r => r.IdeaId == idea.Id)
            .Select(r => new Step(r.Id, r.At, null, r.By.Name, r.Body, true)).ToListAsync(ct);
        var decisions = await db.Decisions.Where(d => d.IdeaId == idea.Id)
            .Select(d => new Step(d.Number, d.At, null, d.By.Name, d.Reason, false) { Decision = d.Outcome }).ToListAsync(ct);
        var beginning = new Step(0, idea.CreatedAt, IdeaStatus.Submitted, idea.Author, "", false);
        return [beginning, .. steps.Concat(answers).Concat(decisions).OrderBy(step => step.At).ThenBy(step => step.IsAnswer).ThenBy(step => step.Id)];
    }

    public sealed record Read(
        int Id, string Title, string Body, IdeaStatus Status, Audience Audience, int TopicId, string Topic, int AuthorId, string Author, DateTime CreatedAt, string? Source,
        int Comments, int Support, int Imported, bool IsVotedFor, bool IsFollowed, DateTime? AnswerDueAt)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
        public bool TakesComments => Status.TakesComments();
    }

    /// <summary>A status change with its reason, an official answer in Markdown, or a decision by its number.</summary>
    public sealed record Step(int Id, DateTime At, IdeaStatus? To, string By, string Text, bool IsAnswer)
    {
        public DecisionOutcome? Decision { get; init; }
    }
}
