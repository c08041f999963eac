using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>Full-text search over titles and bodies by SQLite's FTS5: accents folded, best match first.</summary>
public sealed class IdeaSearch(IdeaLabDb db)
{
    /// <summary>The ideas among <paramref name="among"/> that hold all the words, best match first, from behind <paramref name="place"/> on.</summary>
    public async Task<List<SearchHit>> FindAsync(string? typed, IQueryable<Idea> among, BoardPlace? place, int take, CancellationToken ct)
    {
        if (SearchText.AllOf(typed) is not { } query) return [];

        var hits = Hits(query);
        if (place is { } last)
        {
            var (id, rank) = (last.Id, last.Score);
            hits = hits.Where(hit => hit.Rank > rank || hit.Rank == rank && hit.Id > id);
        }

        return await hits.Join(among, hit => hit.Id, idea => idea.Id, (hit, _) => hit).OrderBy(hit => hit.Rank).Take(take).ToListAsync(ct);
    }

    /// <summary>The ideas that exist for the person and sound most like the title, closed ones included; best first.</summary>
    public async Task<List<SimilarIdea>> SimilarToAsync(string? title, Person? person, int take, CancellationToken ct, int? except = null)
    {
        if (SearchText.AnyOf(title) is not { } query) return [];

        return await Hits(query).Join(db.Ideas.VisibleTo(person), hit => hit.Id, idea => idea.Id, (hit, idea) => new { hit, idea })
            .Where(found => found.idea.Id != except && found.idea.Status != IdeaStatus.Merged)
            .OrderBy(found => found.hit.Rank)
            .Take(take)
            .Select(found => new SimilarIdea(found.idea.Id, found.idea.Title, found.idea.Status, found.idea.Support,
                found.idea.Status == IdeaStatus.Declined
                    ? found.idea.History.Where(step => step.To == IdeaStatus.Declined).OrderByDescending(step => step.At).Select(step => step.Reason).FirstOrDefault()
                    : null))
            .ToListAsync(ct);
    }

    // A word in the title weighs as much as ten in the body. FTS5 itself returns the rows by rank, so nothing is sorted outside,
    // and equal ranks come by rowid, on which the pages of a long result rely. char(2) and char(3) are what PlainText.Highlighted turns into marks.
    private IQueryable<SearchHit> Hits(string query) => db.Database.SqlQuery<SearchHit>($"""
        SELECT rowid AS "Id", rank AS "Rank", highlight("IdeaSearch", 0, char(2), char(3)) AS "Title", snippet("IdeaSearch", 1, char(2), char(3), '…', 32) AS "Snippet"
        FROM "IdeaSearch" WHERE "IdeaSearch" MATCH {query} AND rank MATCH 'bm25(10.0, 1.0)'
        """);
}

/// <summary>An idea found. Lower ranks match better. Title and snippet hold U+0002 and U+0003 around the words that match.</summary>
public sealed record SearchHit(int Id, double Rank, string Title, string Snippet);

/// <param name="Why">Why it was declined; null for others.</param>
public sealed record SimilarIdea(int Id, string Title, IdeaStatus Status, int Support, string? Why);
