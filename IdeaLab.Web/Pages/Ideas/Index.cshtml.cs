using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
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

/// <summary>The board: in one of its orders, or what a search finds.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, IdeaSearch search, TimeProvider clock) : PageModel
{
    public const int PageSize = 20;
    public const int SearchMaxLength = 200;

    private const int ShownAtMost = 10 * PageSize;

    // Enough Markdown for two lines of text.
    private const int ExcerptSource = 600;

    [BindProperty(SupportsGet = true)]
    public BoardSort Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public IdeaStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set => field = value?.Length > SearchMaxLength ? value[..SearchMaxLength] : value; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>How many rows were on the screen, for whoever comes back to them.</summary>
    [BindProperty(SupportsGet = true)]
    public int Shown { get; set => field = Math.Clamp(value, 0, ShownAtMost); }

    public IReadOnlyList<TopicChoice> Topics { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public BoardPlace? Next { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);
    public bool IsFiltered => IsSearch || Topic is not null || Status is not null;
    public bool IsFirstPage => BoardPlace.Parse(After) is null;
    public int RowsShown => Rows.Count + (IsFirstPage ? 0 : Shown);
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public string Here => Request.PathBase + Request.Path + Request.QueryString;

    private int RowsWanted => IsFirstPage ? Math.Max(Shown, PageSize) : PageSize;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var ideas = db.Ideas.VisibleTo(reader).About(Topic).In(Status);

        Rows = IsSearch ? await FoundAsync(ideas, reader, ct) : await ListedAsync(ideas, reader, ct);
        Topics = await TopicsAsync(ct);
    }

    /// <summary>The filters as they stand, for a link that changes the order or the page.</summary>
    public Dictionary<string, string> Address(BoardSort? sort = null, BoardPlace? after = null, int shown = 0)
    {
        var address = new Dictionary<string, string>();
        if (IsSearch) address["q"] = Q!;
        else if ((sort ?? Sort) is var order and not BoardSort.Trending) address["sort"] = order.ToString().ToLowerInvariant();
        if (Topic is { } topic) address["topic"] = $"{topic}";
        if (Status is { } status) address["status"] = status.ToString();
        if (after is { } place) address["after"] = place.ToString();
        if (shown > 0) address["shown"] = $"{shown}";
        return address;
    }

    private async Task<List<Row>> ListedAsync(IQueryable<Idea> ideas, Person? reader, CancellationToken ct)
    {
        var rows = await RowsAsync(ideas.Behind(BoardPlace.Parse(After), Sort).InOrder(Sort).Take(RowsWanted + 1), reader, ct);
        if (rows.Count <= RowsWanted) return rows;

        Next = rows[RowsWanted - 1].PlaceIn(Sort);
        return rows[..RowsWanted];
    }

    private async Task<List<Row>> FoundAsync(IQueryable<Idea> ideas, Person? reader, CancellationToken ct)
    {
        var hits = await search.FindAsync(Q, ideas, BoardPlace.Parse(After), RowsWanted + 1, ct, asThemselves: Status is IdeaStatus.Merged);
        if (hits.Count > RowsWanted)
        {
            hits.RemoveAt(RowsWanted);
            Next = BoardPlace.At(hits[^1].Rank, hits[^1].FoundId);
        }

        var ids = hits.ConvertAll(hit => hit.Id);
        var rows = (await RowsAsync(ideas.Where(i => ids.Contains(i.Id)), reader, ct)).ToDictionary(row => row.Id);
        return [.. hits.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => rows[hit.Id] with { Hit = hit })];
    }

    private static Task<List<Row>> RowsAsync(IQueryable<Idea> ideas, Person? reader, CancellationToken ct)
    {
        var (readerId, inSpanish) = (reader?.Id ?? 0, Languages.Current == "es");
        return ideas
            .Select(i => new Row(
                i.Id, i.Title, i.Body.Substring(0, ExcerptSource), i.Status, i.TopicId, inSpanish ? i.Topic.Spanish : i.Topic.English, i.Author.Name, i.CreatedAt,
                i.CommentCount, i.AnsweredAt != null, i.Support, i.ImportedSupport, i.Votes.Any(v => v.VoterId == readerId), i.TrendingScore))
            .ToListAsync(ct);
    }

    private async Task<List<TopicChoice>> TopicsAsync(CancellationToken ct)
    {
        var inSpanish = Languages.Current == "es";
        var topics = await db.Topics.Select(t => new TopicChoice(t.Id, inSpanish ? t.Spanish : t.English)).ToListAsync(ct);
        // Not by the database, which puts accented letters last.
        return [.. topics.OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    public sealed record TopicChoice(int Id, string Name);

    public sealed record Row(
        int Id, string Title, string Body, IdeaStatus Status, int TopicId, string Topic, string Author, DateTime CreatedAt,
        int Comments, bool IsAnswered, int Support, int Imported, bool IsVotedFor, double TrendingScore)
    {
        /// <summary>What the search matched; null on the plain board.</summary>
        public SearchHit? Hit { get; init; }

        public string Slug => Domain.Ideas.Slug.Of(Title);

        public VoteButton VoteFrom(string back) => new(Id, Title, Status, Support, Imported, IsVotedFor, back);

        public double FreshVotes(DateTime now) => Trending.FreshVotes(TrendingScore, now);

        public BoardPlace PlaceIn(BoardSort sort) => sort switch
        {
            BoardSort.New => new BoardPlace(CreatedAt.Ticks, Id),
            BoardSort.Top => new BoardPlace(Support, Id),
            BoardSort.Discussed => new BoardPlace(Comments, Id),
            _ => BoardPlace.At(TrendingScore, Id),
        };
    }
}
