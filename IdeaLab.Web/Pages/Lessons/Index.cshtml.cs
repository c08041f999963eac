using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Lessons;

/// <summary>What the ideas that came to an end taught, the newest first or what a search finds. A lesson is seen by whoever sees its idea.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, ILessonSearch search, ISearchIndex index) : PageModel
{
    public const int PageSize = 15;
    public const int SearchMaxLength = 200;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set => field = value?.Length > SearchMaxLength ? value[..SearchMaxLength] : value; }

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public List<TopicChoice> Topics { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public BoardPlace? Next { get; private set; }

    /// <summary>Whether this search was answered without an index, for admins alone, who can do something about it.</summary>
    public bool IsSlow { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);
    public bool IsFiltered => IsSearch || Topic is not null;
    public bool IsFirstPage => BoardPlace.Parse(After) is null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var ideas = db.Ideas.VisibleTo(reader).Listed().About(Topic);
        var lessons = db.Lessons.Where(l => ideas.Any(i => i.Id == l.IdeaId));

        Rows = IsSearch ? await FoundAsync(lessons, ct) : await ListedAsync(lessons, ct);
        IsSlow = IsSearch && reader.AdministersLab() && !await index.ServesAsync(ct);
        var inSpanish = Languages.Current == "es";
        Topics = [.. (await db.Topics.VisibleTo(reader).Select(t => new TopicChoice(t.Id, inSpanish ? t.Spanish : t.English)).ToListAsync(ct)).OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    public Dictionary<string, string> Address(BoardPlace? after = null)
    {
        var address = new Dictionary<string, string>();
        if (IsSearch) address["q"] = Q!;
        if (Topic is { } topic) address["topic"] = $"{topic}";
        if (after is not null) address["after"] = after.ToString();
        return address;
    }

    private async Task<List<Row>> ListedAsync(IQueryable<Lesson> lessons, CancellationToken ct)
    {
        if (BoardPlace.Parse(After) is { } last)
        {
            var (time, id) = (last.Time, last.Id);
            lessons = lessons.Where(l => l.WrittenAt <= time && (l.WrittenAt < time || l.Id < id));
        }

        var rows = await RowsOf(lessons.OrderByDescending(l => l.WrittenAt).ThenByDescending(l => l.Id).Take(PageSize + 1)).ToListAsync(ct);
        if (rows.Count <= PageSize) return rows;

        Next = new BoardPlace(rows[PageSize - 1].WrittenAt.Ticks, rows[PageSize - 1].Id);
        return rows[..PageSize];
    }

    private async Task<List<Row>> FoundAsync(IQueryable<Lesson> lessons, CancellationToken ct)
    {
        var hits = await search.FindAsync(Q, lessons, BoardPlace.Parse(After), PageSize + 1, ct);
        if (hits.Count > PageSize)
        {
            hits.RemoveAt(PageSize);
            Next = BoardPlace.At(hits[^1].Rank, hits[^1].Id);
        }

        var ids = hits.ConvertAll(hit => hit.Id);
        var rows = await RowsOf(lessons.Where(l => ids.Contains(l.Id))).ToDictionaryAsync(row => row.Id, ct);
        return [.. hits.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => rows[hit.Id] with { Hit = hit })];
    }

    private static IQueryable<Row> RowsOf(IQueryable<Lesson> lessons)
    {
        var inSpanish = Languages.Current == "es";
        return lessons.Select(l => new Row(l.Id, l.IdeaId, l.Idea.Title, l.Idea.Status, inSpanish ? l.Idea.Topic.Spanish : l.Idea.Topic.English, l.WrittenAt, l.Happened, l.Learned, l.NextTime));
    }

    public sealed record TopicChoice(int Id, string Name);

    public sealed record Row(int Id, int IdeaId, string Title, IdeaStatus Status, string Topic, DateTime WrittenAt, string Happened, string Learned, string NextTime)
    {
        /// <summary>What the search matched; null on the plain list.</summary>
        public LessonHit? Hit { get; init; }

        public string Slug => Domain.Ideas.Slug.Of(Title);
    }
}
