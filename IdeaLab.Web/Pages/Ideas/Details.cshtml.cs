using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Exposure;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>One idea with its history, official answer, discussion and similar ideas.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, IIdeaSearch search, Viewings viewings, TimeProvider clock) : PageModel
{
    private const int SimilarIdeas = 5;

    /// <summary>The thread at which the discussion begins.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>Whether a merged idea is to be read itself, and not the one it leads to.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Own { get; set; }

    /// <summary>The merged idea that led here.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Merged { get; set; }

    public Read Idea { get; private set; } = null!;

    /// <summary>Where it leads, once it is merged; null also when the reader may not see that.</summary>
    public Link? LedTo { get; private set; }

    /// <summary>What was merged into it.</summary>
    public IReadOnlyList<Link> Parts { get; private set; } = [];

    public Link? CameFrom => Parts.FirstOrDefault(part => part.Id == Merged);
    public IReadOnlyList<Step> History { get; private set; } = [];
    public Step? Answer { get; private set; }

    /// <summary>What it brought, after so many days, as far as the reader may know.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];

    /// <summary>What it taught; null while nobody has written that down.</summary>
    public LessonText? Lesson { get; private set; }

    /// <summary>The newest version of the proposal.</summary>
    public Step? Proposal { get; private set; }

    public Discussion Discussion { get; private set; } = null!;
    public IReadOnlyList<SimilarIdea> Similar { get; private set; } = [];
    public VoteBox VoteBox { get; private set; } = null!;
    public bool IsSignedIn { get; private set; }
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether the challenge it answers is over.</summary>
    public bool IsFrozen { get; private set; }

    public bool TakesComments => Idea.Status.TakesComments() && !IsFrozen && Idea.WithheldAt is null && !IsSilenced;

    /// <summary>Whether the reader is suspended or banned.</summary>
    public bool IsSilenced { get; private set; }
    public bool IsOwn { get; private set; }
    public bool MayEdit { get; private set; }
    public bool MayReview { get; private set; }
    public bool MayRefuseAnswer { get; private set; }
    public bool MayReply { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, string? slug, CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        if (await ReadAsync(id, reader, ct) is not { } idea) return NotFound();
        if (slug != idea.Slug)
        {
            // A title may change back, and a browser that remembered both redirects would go round in circles.
            Response.Headers.CacheControl = "no-cache";
            return RedirectToPagePermanent("Details", new { id, slug = idea.Slug, from = From, own = Own, merged = Merged });
        }
        if (idea.Status is IdeaStatus.Merged) LedTo = await LinksOf(db.Ideas.VisibleTo(reader).LedToFrom(db, id)).SingleOrDefaultAsync(ct);
        if (LedTo is not null && Own is null) return RedirectToPage("Details", new { id = LedTo.Id, slug = LedTo.Slug, merged = id });

        if (HttpMethods.IsGet(Request.Method) && !Request.IsFromHtmx() && reader?.Id != idea.AuthorId) await viewings.NoteAsync(reader, [id], ct);
        Idea = idea;
        Parts = await LinksOf(db.Ideas.VisibleTo(reader).LeadingTo(db, id)).ToListAsync(ct);
        IsSignedIn = reader is not null;
        (IsSilenced, IsOwn) = (reader is { IsSilenced: true }, reader?.Id == idea.AuthorId);
        MayReview = reader.ReviewsIdeas();
        if (reader?.Id == idea.AuthorId)
        {
            var own = await db.ForEditingAsync(id, reader, ct);
            (MayEdit, MayRefuseAnswer, MayReply) = (own.MayBeEditedBy(reader), own.MayBeRefusedBy(reader), own.AwaitsReplyOf(reader));
        }
        Outcomes = await db.Outcomes.AsNoTracking().Include(o => o.FiledBy).FiledFor(reader).Where(o => o.IdeaId == id).OrderBy(o => o.DeliveredAt).ThenBy(o => o.AfterDays).ToListAsync(ct);
        History = await HistoryAsync(idea, reader, ct);
        Answer = History.LastOrDefault(step => step.IsAnswer);
        Lesson = await db.Lessons.Where(l => l.IdeaId == id).Select(l => new LessonText(l.Happened, l.Learned, l.NextTime)).SingleOrDefaultAsync(ct);
        Proposal = History.LastOrDefault(step => step.ProposalVersion is not null);
        IsFrozen = idea.Challenge?.PhaseAt(Now) is ChallengePhase.Closed;
        Discussion = await Discussion.ReadAsync(db, id, From, new CommentReader(reader, idea.AuthorId, TakesComments && IsSignedIn, Now), ct);
        Similar = await search.SimilarToAsync(idea.Title, reader, SimilarIdeas, ct, except: id);
        var vote = new VoteButton(id, idea.Title, idea.Status, idea.Support, idea.Imported, idea.Mine > 0, Url.Page("Details", new { id, slug, from = From })!, IsWide: true)
        {
            IsFrozen = IsFrozen,
            IsWithheld = idea.WithheldAt is not null,
            TakesVotesFromBudget = idea.Challenge?.Budget is not null,
            Share = await ShareAsync(idea, reader, ct),
        };
        VoteBox = new VoteBox(vote, idea.IsFollowed, StillYes.Of(id, vote.Back, await db.VotesBeforeAsync(id, reader, ct)));
        return Page();
    }

    private async Task<VoteShare?> ShareAsync(Read idea, Person? reader, CancellationToken ct) => reader is not null && idea.Challenge is { Budget: { } budget } challenge
        ? new VoteShare(challenge.Id, budget, idea.Mine, await db.VotesGivenAsync(challenge.Id, reader, idea.Id, ct))
        : null;

    private Task<Read?> ReadAsync(int id, Person? reader, CancellationToken ct)
    {
        var (readerId, inSpanish) = (reader?.Id ?? 0, Languages.Current == "es");
        return db.Ideas.AsNoTracking().VisibleTo(reader).Where(i => i.Id == id)
            .Select(i => new Read(
                i.Id, i.Title, i.Body, i.Status, i.Audience, i.TopicId, inSpanish ? i.Topic.Spanish : i.Topic.English, i.AuthorId, i.Author.Name, i.CreatedAt, i.Source,
                i.CommentCount, i.Support, i.ImportedSupport, i.Votes.Where(v => v.VoterId == readerId).Sum(v => v.Amount), i.Follows.Any(f => f.PersonId == readerId),
                i.Promises.Where(p => p.SettledAt == null).Select(p => (DateTime?)p.DueAt).FirstOrDefault(), i.WaitingSince, i.AnswerRefusedAt, i.Voters, i.Viewers, i.Challenge, i.CircleId, i.WithheldAt))
            .SingleOrDefaultAsync(ct);
    }

    private static IQueryable<Link> LinksOf(IQueryable<Idea> ideas) => ideas.Select(i => new Link(i.Id, i.Title, i.Author.Name));

    private async Task<List<Step>> HistoryAsync(Read idea, Person? reader, CancellationToken ct)
    {
        var (readerId, isStaff) = (reader?.Id ?? 0, reader.ReviewsIdeas());
        var steps = await db.StatusChanges.Where(c => c.IdeaId == idea.Id)
            .Select(c => new Step(c.Id, c.At, c.To, c.By.Name, c.Reason, false) { ReopenWhen = c.ReopenWhen, IsUnmerged = c.From == IdeaStatus.Merged }).ToListAsync(ct);
        var answers = await db.Responses.Where(r => r.IdeaId == idea.Id)
            .Select(r => new Step(r.Id, r.At, null, r.By.Name, r.Body, true)).ToListAsync(ct);
        var decisions = await db.Decisions.Where(d => d.IdeaId == idea.Id)
            .Select(d => new Step(d.Number, d.At, null, d.By.Name, d.Reason, false) { Decision = d.Outcome }).ToListAsync(ct);
        var questions = await db.AuthorQuestions.Where(q => q.IdeaId == idea.Id)
            .Select(q => new Step(q.Id, q.AskedAt, null, q.By.Name, q.Body, false) { Asks = true, Reply = q.Reply }).ToListAsync(ct);
        var lessons = await db.LessonVersions.Where(v => v.Lesson.IdeaId == idea.Id)
            .Select(v => new Step(v.Number, v.At, null, v.By.Name, "", false) { Lesson = v.Number }).ToListAsync(ct);
        var outcomes = Outcomes.Select(o => new Step(o.Id, o.FiledAt!.Value, null, o.FiledBy!.Name, "", false) { Outcome = o.AfterDays });
        Step[] refusal = idea.AnswerRefusedAt is { } at ? [new Step(0, at, null, idea.Author, "", false) { Refuses = true }] : [];
        var versions = await db.ProposalVersions.Where(v => v.IdeaId == idea.Id)
            .Select(v => new Step(v.Id, v.At, null, v.By.Name, v.WithheldAt == null || isStaff || v.ById == readerId ? v.Note : "", false) { ProposalVersion = v.Number, IsMaterial = v.IsMaterial, Restores = v.Restores }).ToListAsync(ct);
        var merges = await MergesAsync(db.Merges.Where(m => m.TargetId == idea.Id), reader, ct);
        var beginning = new Step(0, idea.CreatedAt, IdeaStatus.Submitted, idea.Author, "", false);
        return [beginning, .. steps.Concat(answers).Concat(decisions).Concat(questions).Concat(lessons).Concat(outcomes).Concat(refusal).Concat(versions).Concat(merges).OrderBy(step => step.At).ThenBy(step => step.IsAnswer || step.ProposalVersion is not null).ThenBy(step => step.Id)];
    }

    private async Task<IEnumerable<Step>> MergesAsync(IQueryable<Merge> merges, Person? reader, CancellationToken ct)
    {
        var rows = await merges.Where(m => db.Ideas.VisibleTo(reader).Any(i => i.Id == m.IdeaId))
            .Select(m => new { m.Id, m.Idea.Title, m.At, By = m.By.Name, m.UndoneAt, UndoneBy = m.UndoneBy!.Name }).ToListAsync(ct);
        return rows.Select(m => new Step(m.Id, m.At, null, m.By, "", false) { Merged = m.Title })
            .Concat(rows.Where(m => m.UndoneAt is not null).Select(m => new Step(m.Id, m.UndoneAt!.Value, null, m.UndoneBy, "", false) { Merged = m.Title, IsUnmerged = true }));
    }

    public sealed record Read(
        int Id, string Title, string Body, IdeaStatus Status, Audience Audience, int TopicId, string Topic, int AuthorId, string Author, DateTime CreatedAt, string? Source,
        int Comments, int Support, int Imported, int Mine, bool IsFollowed, DateTime? AnswerDueAt, DateTime? WaitingSince, DateTime? AnswerRefusedAt, int Voters, int Viewers, Challenge? Challenge, int? CircleId, DateTime? WithheldAt)
    {
        public SupportRate Rate => new(Voters, Viewers);

        public string Slug => Domain.Ideas.Slug.Of(Title);
    }

    public sealed record Link(int Id, string Title, string Author)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
    }

    /// <summary>A status change with its reason, an official answer or a question to the author in Markdown, a decision by its number, a version of its lesson, a version of the proposal with what changed, what it brought, or another idea merged into this one.</summary>
    public sealed record Step(int Id, DateTime At, IdeaStatus? To, string By, string Text, bool IsAnswer)
    {
        public DecisionOutcome? Decision { get; init; }

        /// <summary>After how many days what it brought was filed.</summary>
        public int? Outcome { get; init; }

        /// <summary>The number of a version of its lesson.</summary>
        public int? Lesson { get; init; }

        /// <summary>The title of the idea merged into this one.</summary>
        public string? Merged { get; init; }

        /// <summary>Whether a merge is undone by this.</summary>
        public bool IsUnmerged { get; init; }

        /// <summary>Whether the author said that the answer before was none.</summary>
        public bool Refuses { get; init; }

        public int? ProposalVersion { get; init; }
        public bool IsMaterial { get; init; }
        public int? Restores { get; init; }
        public string? ReopenWhen { get; init; }
        public bool Asks { get; init; }
        public string? Reply { get; init; }
    }
}
