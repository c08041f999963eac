using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>A page of a board in one of its orders, and where the next begins.</summary>
public sealed record BoardPage(IReadOnlyList<BoardRow> Rows, BoardPlace? Next)
{
    public const int Size = NeedsEyes.PageSize;
    public const int ShownAtMost = 10 * Size;

    /// <summary>Since when rows say how far they moved.</summary>
    public static readonly TimeSpan MovementIsOf = TimeSpan.FromDays(7);

    /// <param name="count">How many rows, at most <see cref="ShownAtMost"/>.</param>
    public static async Task<BoardPage> ReadAsync(IdeaLabDb db, IQueryable<Idea> ideas, Person? reader, BoardSort sort, BoardPlace? after, int count, DateTime now, CancellationToken ct)
    {
        var rows = await BoardRow.ReadAsync(db, ideas.Behind(after, sort).InOrder(sort).Take(count + 1), reader, now, ct);
        return rows.Count <= count ? new(rows, null) : new(rows[..count], rows[count - 1].PlaceIn(sort));
    }

    /// <summary>A page of the default board, where two of twenty places go to ideas few have seen.</summary>
    /// <param name="forPlaces">The ideas for these places, of all pages; each stands there and nowhere else.</param>
    /// <param name="before">How many rows are on the pages before.</param>
    public static async Task<BoardPage> ReadWithEyesAsync(
        IdeaLabDb db, IQueryable<Idea> ideas, Person? reader, IReadOnlyList<int> forPlaces, BoardPlace? after, int before, int count, DateTime now, CancellationToken ct)
    {
        var toCome = forPlaces.Skip(before / Size * NeedsEyes.Places.Count).ToList();
        var drawn = await DrawnAsync(db, ideas, reader, toCome[..Math.Min(toCome.Count, count / Size * NeedsEyes.Places.Count)], now, ct);
        var natural = await ReadAsync(db, ideas.Where(i => !forPlaces.Contains(i.Id)), reader, BoardSort.Trending, after, count - drawn.Sum(page => page.Count), now, ct);
        // Those drawn for pages that the board does not reach follow on its last, so that none is missing.
        if (natural.Next is null) drawn = await DrawnAsync(db, ideas, reader, toCome, now, ct);
        return natural with { Rows = Woven(natural.Rows, drawn, Math.Max(drawn.Count, count / Size)) };
    }

    private static async Task<List<List<BoardRow>>> DrawnAsync(IdeaLabDb db, IQueryable<Idea> ideas, Person? reader, List<int> forPlaces, DateTime now, CancellationToken ct)
    {
        var rows = (await BoardRow.ReadAsync(db, ideas.Where(i => forPlaces.Contains(i.Id)), reader, now, ct)).ToDictionary(row => row.Id, row => row with { NeedsEyes = true });
        return [.. forPlaces.Chunk(NeedsEyes.Places.Count).Select(page => page.Where(rows.ContainsKey).Select(id => rows[id]).ToList())];
    }

    private static List<BoardRow> Woven(IReadOnlyList<BoardRow> natural, List<List<BoardRow>> drawn, int pages)
    {
        var (woven, used) = (new List<BoardRow>(), 0);
        for (var page = 0; page < pages; page++)
        {
            var here = page < drawn.Count ? drawn[page] : [];
            var around = natural.Skip(used).Take(Size - here.Count).ToList();
            used += around.Count;
            woven.AddRange(NeedsEyes.Woven(around, here));
        }
        return woven;
    }

    /// <summary>The same page with where each idea stands on the stored board of a topic (null: of all), and where it stood a week ago.</summary>
    public async Task<BoardPage> WithPlacesAsync(IdeaLabDb db, BoardOrder order, int? topicId, Person? reader, DateTime now, CancellationToken ct)
    {
        var ids = Rows.Select(row => row.Id).ToList();
        var (before, last) = (await db.PlacesAsync(order, topicId, ids, now - MovementIsOf, reader, ct), await db.PlacesAsync(order, topicId, ids, now, reader, ct));
        var trending = await db.TrendingAsync(ct);
        var held = reader.ReviewsIdeas() ? await db.HeldVotesOfAsync(ids, ct) : [];
        return this with { Rows = [.. Rows.Select(row => row with { Place = last.Of(row.Id), Before = before.Of(row.Id)?.Position, Terms = TermsOf(row), Held = held.GetValueOrDefault(row.Id) })] };

        RankTerms? TermsOf(BoardRow row) =>
            order is BoardOrder.Trending && last.Of(row.Id) is { Cast: not null } place && place.Score == row.TrendingScore ? place.Terms.After(now - last.TakenAt, trending) : null;
    }
}

/// <summary>A board as it stands on a page.</summary>
/// <param name="Sort">Its order; null for what a search found.</param>
/// <param name="Here">Where one returns after a vote.</param>
/// <param name="First">The address of the first page; null on it.</param>
/// <param name="More">The address of the next page; null on the last.</param>
/// <param name="Stands">What the address becomes once the next page is appended to this one.</param>
/// <param name="Challenge">The one whose board it is, which its rows need not name; null for any other.</param>
public sealed record BoardView(IReadOnlyList<BoardRow> Rows, BoardSort? Sort, string Here, DateTime Now, string? First, string? More, string? Stands, int? Challenge = null);
