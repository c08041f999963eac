using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>The queue of staff, pile by pile, most overdue first. It costs the same however much waits.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    /// <summary>The newest; the older ones come up as these are seen.</summary>
    public const int AlertsShown = 5;

    // The newest; an older one is still found by its address.
    private const int ChallengesToChoose = 50;

    /// <summary>Counts end here, so that each pile costs the same however much is in it: that there are more than so many is all one needs to know.</summary>
    public const int CountsTo = 100;

    [BindProperty(SupportsGet = true)]
    public QueueView Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public Whose Whose { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public IdeaStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "challenge")]
    public int? ChallengeId { get; set; }

    /// <summary>What was ticked for the act before.</summary>
    [BindProperty(SupportsGet = true)]
    public int[] Chosen { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public QueueFilter Filter { get; private set; } = new();
    public Person Reviewer { get; private set; } = null!;
    public List<Topic> Topics { get; private set; } = [];
    public List<Challenge> Challenges { get; private set; } = [];
    public List<Person> Owners { get; private set; } = [];
    public List<Person> Staff { get; private set; } = [];
    public IReadOnlyList<Warned> Alerts { get; private set; } = [];
    public bool HasMoreAlerts { get; private set; }
    public Dictionary<QueueView, int> Counts { get; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Reviewer = await me.RequirePersonAsync(ct);
        Filter = new QueueFilter(Show, Whose, Topic, Owner, Status, ChallengeId);
        Topics = [.. (await db.Topics.AsNoTracking().ToListAsync(ct)).OrderBy(t => t.NameIn(Languages.Current), StringComparer.CurrentCulture)];
        Challenges = await db.Challenges.AsNoTracking().Where(c => c.OpensAt <= Now).OrderByDescending(c => c.ClosesAt).ThenByDescending(c => c.Id).Take(ChallengesToChoose).ToListAsync(ct);
        Staff = [.. (await db.People.AsNoTracking().Staff().ToListAsync(ct)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
        var owned = await db.TopicOwners.AsNoTracking().ToListAsync(ct);
        Owners = Staff.FindAll(p => owned.Exists(o => o.PersonId == p.Id));

        var visible = db.Ideas.VisibleTo(Reviewer);
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.OpenSince > DateTime.MinValue && visible.Any(i => i.Id == a.IdeaId))
            .OrderByDescending(a => a.OpenSince).ThenByDescending(a => a.Id).Take(AlertsShown + 1).Select(a => new Warned(a.IdeaId, a.Idea.Title, a)).ToListAsync(ct);
        (Alerts, HasMoreAlerts) = ([.. alerts.Take(AlertsShown)], alerts.Count > AlertsShown);

        var piles = new QueuePiles(db, Filter.Of(visible, Reviewer, [.. owned.Where(o => o.PersonId == Owner).Select(o => o.TopicId)]), Reviewer, Now);
        foreach (var pile in Enum.GetValues<QueueView>().Where(pile => pile is not QueueView.All)) Counts[pile] = await piles.CountAsync(pile, CountsTo, ct);

        var page = await piles.ReadAsync(Show, BoardPlace.Parse(After), PageSize + 1, ct);
        Rows = await RowsAsync([.. page.Take(PageSize)], ct);
        if (page.Count > PageSize) Next = page[PageSize - 1].Place;
    }

    private async Task<List<Row>> RowsAsync(List<QueueEntry> entries, CancellationToken ct)
    {
        var ids = entries.ConvertAll(e => e.IdeaId);
        var shown = await db.Ideas.VisibleTo(Reviewer).Where(i => ids.Contains(i.Id))
            .Select(i => new Shown(i.Id, i.Title, i.Status, i.Topic, i.Author.Name, i.Author.Kind, i.Audience, i.CircleId, i.CreatedAt, i.Support, i.CommentCount, i.AssigneeId, i.Assignee!.Name,
                i.QueuedBy, i.Promises.Where(p => p.SettledAt == null).Select(p => (DateTime?)p.DueAt).FirstOrDefault(), i.AnswerRefusedAt, i.FirstAnsweredAt, i.WaitingSince, i.LookAgainAt))
            .AsNoTracking().ToDictionaryAsync(i => i.Id, ct);
        return entries.FindAll(e => shown.ContainsKey(e.IdeaId)).ConvertAll(e => new Row(e, shown[e.IdeaId]));
    }

    /// <summary>An alert nobody has seen yet, with its idea.</summary>
    public sealed record Warned(int IdeaId, string Title, Alert Raised);

    /// <summary>An idea in a pile, and for what it is there.</summary>
    public sealed record Row(QueueEntry Entry, Shown Idea);

    public sealed record Shown(
        int Id, string Title, IdeaStatus Status, Topic Topic, string Author, PersonKind AuthorKind, Audience Audience, int? CircleId, DateTime CreatedAt, int Support, int Comments, int? AssigneeId, string? Assignee,
        DateTime? QueuedBy, DateTime? AnswerDueAt, DateTime? AnswerRefusedAt, DateTime? AnsweredAt, DateTime? WaitingSince, DateTime? LookAgainAt)
    {
        /// <summary>Until when staff should act; null when nobody promised or set anything.</summary>
        public DateTime? Until => QueuedBy is null ? null : AnswerDueAt ?? (IsLook ? LookAgainAt : null);

        /// <summary>Why it is in the queue, as the end of a key: <c>Review.Why.First</c> and the like.</summary>
        public string Why => IsLook ? "Look" : AnswerDueAt is null ? "Unpromised" : AnswerRefusedAt is null ? "First" : "Refused";

        private bool IsLook => QueuedBy is not null && QueuedBy == LookAgainAt && AnswerDueAt is null;
    }
}
