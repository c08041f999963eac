using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>One idea with what a reviewer needs to answer it.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, IIdeaSearch search, TimeProvider clock) : PageModel
{
    private const int MostQuestions = 10;
    private const int MostSimilar = 5;

    public Shown Idea { get; private set; } = null!;
    public List<Step> History { get; private set; } = [];
    public List<Said> Answers { get; private set; } = [];
    public List<Said> Questions { get; private set; } = [];
    public List<Asked> ToAuthor { get; private set; } = [];
    public List<Said> Notes { get; private set; } = [];
    public List<Report> Reports { get; private set; } = [];
    public List<SimilarIdea> Similar { get; private set; } = [];
    public bool MayDecide { get; private set; }

    /// <summary>What of its votes is from before a material change of its proposal.</summary>
    public VotesBefore? Before { get; private set; }

    /// <summary>The number of the newest version of its proposal; null without one.</summary>
    public int? Proposal { get; private set; }

    public bool MayAskAuthor { get; private set; }

    /// <summary>What it taught; null while nobody has written that down.</summary>
    public LessonText? Lesson { get; private set; }

    /// <summary>What it brought, after so many days; null where nobody has filed that yet.</summary>
    public List<(int Days, OutcomeFigures? Figures)> Outcomes { get; private set; } = [];

    /// <summary>Whether a lesson can be written now.</summary>
    public bool TakesLesson { get; private set; }

    /// <summary>Whether staff said that it teaches nothing.</summary>
    public bool IsLessonWaived { get; private set; }

    /// <summary>Whether scorecards are asked for, or were.</summary>
    public bool IsScored { get; private set; }
    public bool OwesScorecard { get; private set; }

    /// <summary>Where it leads once it is merged.</summary>
    public Link? LedTo { get; private set; }

    /// <summary>What was merged into it.</summary>
    public List<Link> Merged { get; private set; } = [];

    public StatusForm StatusForm { get; private set; } = null!;
    public AnswerForm AnswerForm { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.AsNoTracking().VisibleTo(reviewer).Where(i => i.Id == id)
            .Select(i => new Shown(i.Id, i.Title, i.Body, i.Status, i.Topic, i.AuthorId, i.Author.Name, i.Author.Kind, i.Audience, i.CircleId, i.CreatedAt, i.FirstAnsweredAt, i.Support, i.ImportedSupport, i.CommentCount, i.Follows.Count, i.Source,
                i.WaitingSince, i.LookAgainAt, i.Assignee!.Name, i.Challenge))
            .SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        Idea = idea;
        History = await db.StatusChanges.Where(s => s.IdeaId == id).OrderByDescending(s => s.Id).Select(s => new Step(s.Id, s.To, s.By.Name, s.Reason, s.At, s.ReopenWhen)).ToListAsync(ct);
        Answers = await db.Responses.Where(r => r.IdeaId == id).OrderByDescending(r => r.Id).Select(r => new Said(r.Id, r.By.Name, r.Body, r.At)).ToListAsync(ct);
        Questions = await db.Comments.Where(c => c.IdeaId == id && c.AsksStaffSince != null)
            .OrderBy(c => c.CreatedAt).Take(MostQuestions).Select(c => new Said(c.Id, c.Author.Name, c.Body, c.CreatedAt)).ToListAsync(ct);
        ToAuthor = await db.AuthorQuestions.Where(q => q.IdeaId == id).OrderByDescending(q => q.AskedAt).Select(q => new Asked(q.By.Name, q.Body, q.AskedAt, q.Reply, q.ClosedAt)).ToListAsync(ct);
        Notes = await db.StaffNotes.Where(n => n.IdeaId == id).OrderBy(n => n.Id).Select(n => new Said(n.Id, n.By.Name, n.Body, n.At)).ToListAsync(ct);
        Reports = await db.Flags.Where(f => f.IdeaId == id && f.OpenSince != null).OrderBy(f => f.Id).Select(f => new Report(f.Id, f.By.Name, f.Reason, f.At, f.CommentId, f.Comment!.Body)).ToListAsync(ct);
        Similar = await search.SimilarToAsync(idea.Title, reviewer, MostSimilar, ct, except: id);
        Before = await db.VotesBeforeAsync(id, null, ct);
        Proposal = await db.Proposals.Where(p => p.IdeaId == id).Select(p => (int?)p.LatestNumber).SingleOrDefaultAsync(ct);
        LedTo = await db.Ideas.LedToFrom(db, id).Select(i => new Link(i.Id, i.Title)).SingleOrDefaultAsync(ct);
        Merged = await db.Ideas.LeadingTo(db, id).Select(i => new Link(i.Id, i.Title)).ToListAsync(ct);
        var own = await db.Ideas.AsNoTracking().Include(i => i.Topic.Owners).SingleAsync(i => i.Id == id, ct);
        (MayDecide, MayAskAuthor) = (own.MayBeDecidedBy(reviewer), own.MayAskAuthor && own.AuthorId != reviewer.Id);
        (TakesLesson, IsLessonWaived) = (own.AcceptsLessonFrom(reviewer), own.LessonWaivedAt is not null);
        if (own.LessonWrittenAt is not null) Lesson = await db.Lessons.Where(l => l.IdeaId == id).Select(l => new LessonText(l.Happened, l.Learned, l.NextTime)).SingleAsync(ct);
        var filed = await db.Outcomes.AsNoTracking().Where(o => o.IdeaId == id && o.FiledAt != null && o.DeliveredAt == own.DeliveredAt).ToDictionaryAsync(o => o.AfterDays, o => o.Figures, ct);
        Outcomes = [.. OutcomeAges.Days.Where(days => own.TakesOutcomeAfter(days, clock.GetUtcNow().UtcDateTime)).Select(days => (days, filed.GetValueOrDefault(days)))];
        IsScored = Scoring.Scored.Contains(idea.Status) || await db.Scorings.AnyAsync(s => s.IdeaId == id, ct);
        OwesScorecard = await db.ScoreInvitations.OpenFor(reviewer).AnyAsync(i => i.IdeaId == id, ct);
        StatusForm = new StatusForm(id, idea.Status, History.FirstOrDefault()?.Id ?? 0, new StatusForm.Fields());
        AnswerForm = new AnswerForm(id, Answers.FirstOrDefault()?.Id ?? 0, new AnswerForm.Fields());
        return Page();
    }

    public sealed record Shown(int Id, string Title, string Body, IdeaStatus Status, Topic Topic, int AuthorId, string Author, PersonKind AuthorKind, Audience Audience, int? CircleId, DateTime CreatedAt, DateTime? FirstAnsweredAt,
        int Support, int Imported, int Comments, int Followers, string? Source,
        DateTime? WaitingSince, DateTime? LookAgainAt, string? Assignee, Challenge? Challenge)
    {
        public bool TakesProposal => Status is IdeaStatus.Refining or IdeaStatus.Planned or IdeaStatus.InProgress;
        public bool Waits => FirstAnsweredAt is null && Status.AwaitsAnswer();
    }

    public sealed record Link(int Id, string Title);

    public sealed record Step(int Id, IdeaStatus To, string By, string Reason, DateTime At, string? ReopenWhen);

    public sealed record Asked(string By, string Body, DateTime At, string? Reply, DateTime? ClosedAt);

    public sealed record Report(int Id, string By, string Reason, DateTime At, int? CommentId, string? Comment);

    public sealed record Said(int Id, string By, string Body, DateTime At);
}
