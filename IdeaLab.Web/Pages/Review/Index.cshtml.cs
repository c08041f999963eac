using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>What waits for staff, most overdue first; or all ideas of one status, oldest first.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    /// <summary>Null for what waits.</summary>
    [BindProperty(SupportsGet = true)]
    public IdeaStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public List<Topic> Topics { get; private set; } = [];
    public int Waiting { get; private set; }
    public Dictionary<IdeaStatus, int> Counts { get; private set; } = [];
    public List<Row> Rows { get; private set; } = [];
    public BoardPlace? Next { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public int Total => Status is { } status ? Counts.GetValueOrDefault(status) : Waiting;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var ideas = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        if (Topic is not null) ideas = ideas.Where(i => i.TopicId == Topic);

        Topics = await db.Topics.AsNoTracking().OrderBy(t => Languages.Current == "es" ? t.Spanish : t.English).ToListAsync(ct);
        Waiting = await ideas.Queued().CountAsync(ct);
        Counts = await ideas.GroupBy(i => i.Status).ToDictionaryAsync(same => same.Key, same => same.Count(), ct);
        await ReadRowsAsync(Status is null ? Queue(ideas) : OfStatus(ideas), ct);
    }

    private IQueryable<Idea> Queue(IQueryable<Idea> ideas)
    {
        ideas = ideas.Queued();
        if (BoardPlace.Parse(After) is { } last) ideas = ideas.Where(i => i.QueuedBy >= last.Time && (i.QueuedBy > last.Time || i.Id > last.Id));
        return ideas.OrderBy(i => i.QueuedBy).ThenBy(i => i.Id);
    }

    private IQueryable<Idea> OfStatus(IQueryable<Idea> ideas)
    {
        ideas = ideas.Where(i => i.Status == Status);
        if (BoardPlace.Parse(After) is { } last) ideas = ideas.Where(i => i.CreatedAt >= last.Time && (i.CreatedAt > last.Time || i.Id > last.Id));
        return ideas.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id);
    }

    private async Task ReadRowsAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        Rows = await ideas.Take(PageSize + 1)
            .Select(i => new Row(i.Id, i.Title, i.Status, i.Topic, i.Author.Name, i.Author.Kind, i.Audience, i.CreatedAt, i.FirstAnsweredAt, i.Support, i.CommentCount,
                i.QueuedBy, i.Promises.Where(p => p.SettledAt == null).Select(p => (DateTime?)p.DueAt).FirstOrDefault(), i.AnswerRefusedAt))
            .AsNoTracking().ToListAsync(ct);
        if (Rows.Count <= PageSize) return;

        Rows.RemoveAt(PageSize);
        Next = new BoardPlace((Status is null ? Rows[^1].QueuedBy!.Value : Rows[^1].CreatedAt).Ticks, Rows[^1].Id);
    }

    public sealed record Row(
        int Id, string Title, IdeaStatus Status, Topic Topic, string Author, PersonKind AuthorKind, Audience Audience, DateTime CreatedAt, DateTime? AnsweredAt, int Support, int Comments,
        DateTime? QueuedBy, DateTime? AnswerDueAt, DateTime? AnswerRefusedAt)
    {
        public bool Waits => QueuedBy is not null;

        /// <summary>Why it is in the queue, as the end of a key: <c>Review.Why.First</c> and the like.</summary>
        public string Why => AnswerDueAt is null ? "Unpromised" : AnswerRefusedAt is null ? "First" : "Refused";
    }
}
