using System.Buffers.Binary;
using IdeaLab.Domain.Ideas;
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

/// <summary>The board: in one of its orders, or what a search finds.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, IIdeaSearch search, ISearchIndex index, Viewings viewings, TimeProvider clock) : PageModel
{
    public const int SearchMaxLength = 200;

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
    public int Shown { get; set => field = Math.Clamp(value, 0, BoardPage.ShownAtMost) / BoardPage.Size * BoardPage.Size; }

    /// <summary>What the pages before drew of the ideas that few have seen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Eyes { get; set; }

    public IReadOnlyList<TopicChoice> Topics { get; private set; } = [];
    public BoardView Board { get; private set; } = null!;

    /// <summary>Whether this search was answered without an index, for admins alone, who can do something about it.</summary>
    public bool IsSlow { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);
    public bool IsFiltered => IsSearch || Topic is not null || Status is not null;
    public bool IsFirstPage => BoardPlace.Parse(After) is null;
    public IReadOnlyList<BoardRow> Rows => Board.Rows;

    // The board one comes to: all ideas in the trending order.
    private bool IsDefault => !IsFiltered && Sort is BoardSort.Trending;

    // The orders of which it is kept how the board stood.
    private BoardOrder? Stored => Sort switch { BoardSort.Trending => BoardOrder.Trending, BoardSort.Supported => BoardOrder.Support, _ => null };

    private int RowsWanted => IsFirstPage ? Math.Max(Shown, BoardPage.Size) : BoardPage.Size;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var ideas = db.Ideas.VisibleTo(reader).About(Topic).In(Status);
        var draw = IsDefault ? EyesDraw.Parse(Eyes) ?? await db.NewestDrawAsync(await NumberOfAsync(reader, now, ct), now, ct) : null;
        var page = draw is not null ? await BoardPage.ReadWithEyesAsync(db, ideas, reader, await db.ForPlacesAsync(draw, reader, ct), BoardPlace.Parse(After), IsFirstPage ? 0 : Shown, RowsWanted, now, ct)
            : IsSearch ? await FoundAsync(ideas, reader, now, ct)
            : await BoardPage.ReadAsync(db, ideas, reader, Sort, BoardPlace.Parse(After), RowsWanted, now, ct);
        if (!IsSearch && Status is null && Stored is { } order) page = await page.WithPlacesAsync(db, order, Topic, reader, now, ct);

        IsSlow = IsSearch && reader.AdministersLab() && !await index.ServesAsync(ct);
        var shown = page.Rows.Count + (IsFirstPage ? 0 : Shown);
        Board = new BoardView(page.Rows, IsSearch ? null : Sort, Request.PathBase + Request.Path + Request.QueryString, now,
            First: IsFirstPage ? null : Url.Page("Index", Address()),
            More: page.Next is null ? null : Url.Page("Index", Address(after: page.Next, shown: shown, eyes: draw)),
            Stands: Url.Page("Index", Address(shown: shown + BoardPage.Size, eyes: draw)));
        Topics = await TopicsAsync(reader, ct);
    }

    /// <summary>The filters as they stand, for a link that changes the order or the page.</summary>
    public Dictionary<string, string> Address(BoardSort? sort = null, BoardPlace? after = null, int shown = 0, EyesDraw? eyes = null)
    {
        var address = new Dictionary<string, string>();
        if (IsSearch) address["q"] = Q!;
        else if ((sort ?? Sort) is var order and not BoardSort.Trending) address["sort"] = order.ToString().ToLowerInvariant();
        if (Topic is { } topic) address["topic"] = $"{topic}";
        if (Status is { } status) address["status"] = status.ToString();
        if (after is { } place) address["after"] = place.ToString();
        if (shown > 0) address["shown"] = $"{shown}";
        if (eyes is not null) address["eyes"] = eyes.ToString();
        return address;
    }

    private async Task<ulong> NumberOfAsync(Person? reader, DateTime now, CancellationToken ct) =>
        reader is null ? BinaryPrimitives.ReadUInt64LittleEndian((await viewings.VisitorAsync(now, ct)).ToByteArray()) : (ulong)reader.Id;

    private async Task<BoardPage> FoundAsync(IQueryable<Idea> ideas, Person? reader, DateTime now, CancellationToken ct)
    {
        BoardPlace? next = null;
        var hits = await search.FindAsync(Q, ideas, reader, BoardPlace.Parse(After), RowsWanted + 1, ct, asThemselves: Status is IdeaStatus.Merged);
        if (hits.Count > RowsWanted)
        {
            hits.RemoveAt(RowsWanted);
            next = BoardPlace.At(hits[^1].Rank, hits[^1].FoundId);
        }

        var ids = hits.ConvertAll(hit => hit.Id);
        var rows = (await BoardRow.ReadAsync(db, ideas.Where(i => ids.Contains(i.Id)), reader, now, ct)).ToDictionary(row => row.Id);
        return new BoardPage([.. hits.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => rows[hit.Id] with { Hit = hit })], next);
    }

    private async Task<List<TopicChoice>> TopicsAsync(Person? reader, CancellationToken ct)
    {
        var inSpanish = Languages.Current == "es";
        var topics = await db.Topics.VisibleTo(reader).Select(t => new TopicChoice(t.Id, inSpanish ? t.Spanish : t.English)).ToListAsync(ct);
        // Not by the database, which puts accented letters last.
        return [.. topics.OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    public sealed record TopicChoice(int Id, string Name);
}
