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

/// <summary>What waits for a first official answer, longest first; or all ideas of one status.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    /// <summary>Null for what waits.</summary>
    [BindProperty(SupportsGet = true)]
    public IdeaStatus? Status { get; set; }

    /// <summary>The idea after which this page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public List<Topic> Topics { get; private set; } = [];
    public int Waiting { get; private set; }
    public Dictionary<IdeaStatus, int> Counts { get; private set; } = [];
    public List<Row> Rows { get; private set; } = [];
    public int? Next { get; private set; }

    public int Total => Status is { } status ? Counts.GetValueOrDefault(status) : Waiting;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var ideas = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        if (Topic is not null) ideas = ideas.Where(i => i.TopicId == Topic);

        Topics = await db.Topics.AsNoTracking().OrderBy(t => Languages.Current == "es" ? t.Spanish : t.English).ToListAsync(ct);
        Waiting = await ideas.AwaitingAnswer().CountAsync(ct);
        Counts = await ideas.GroupBy(i => i.Status).ToDictionaryAsync(same => same.Key, same => same.Count(), ct);
        await ReadRowsAsync(Status is null ? ideas.AwaitingAnswer() : ideas.Where(i => i.Status == Status), ct);
    }

    private async Task ReadRowsAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        if (After is { } after)
        {
            var from = await db.Ideas.Where(i => i.Id == after).Select(i => i.CreatedAt).SingleOrDefaultAsync(ct);
            ideas = ideas.Where(i => i.CreatedAt >= from && (i.CreatedAt > from || i.Id > after));
        }

        Rows = await ideas.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(PageSize + 1)
            .Select(i => new Row(i.Id, i.Title, i.Status, i.Topic, i.Author.Name, i.Author.Kind, i.Audience, i.CreatedAt, i.FirstAnsweredAt, i.Support, i.CommentCount))
            .AsNoTracking().ToListAsync(ct);
        if (Rows.Count <= PageSize) return;

        Rows.RemoveAt(PageSize);
        Next = Rows[^1].Id;
    }

    public sealed record Row(int Id, string Title, IdeaStatus Status, Topic Topic, string Author, PersonKind AuthorKind, Audience Audience, DateTime CreatedAt, DateTime? AnsweredAt, int Support, int Comments)
    {
        public bool Waits => AnsweredAt is null && Status.AwaitsAnswer();
    }
}
