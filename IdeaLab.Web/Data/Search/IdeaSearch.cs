using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>Full-text search over titles and bodies by SQLite's FTS5: accents folded, best match first.</summary>
public sealed class IdeaSearch(IdeaLabDb db)
{
    /// <summary>
    /// The ideas among <paramref name="among"/> that hold all the words, best match first, from behind <paramref name="place"/> on.
    /// A merged idea that holds them is found as the one it leads to, or <paramref name="asThemselves"/>.
    /// </summary>
    public async Task<List<SearchHit>> FindAsync(string? typed, IQueryable<Idea> among, BoardPlace? place, int take, CancellationToken ct, bool asThemselves = false)
    {
        if (SearchText.AllOf(typed) is not { } query) return [];

        var hits = Hits(query, leads: !asThemselves);
        if (place is { } last)
        {
            var (id, rank) = (last.Id, last.Score);
            hits = hits.Where(hit => hit.Rank > rank || hit.Rank == rank && hit.FoundId > id);
        }

        return await hits.Join(among, hit => hit.Id, idea => idea.Id, (hit, _) => hit).OrderBy(hit => hit.Rank).Take(take).ToListAsync(ct);
    }

    /// <summary>The ideas that exist for the person and sound most like the title, closed ones included; best first. A merged one stands for the one it leads to.</summary>
    public async Task<List<SimilarIdea>> SimilarToAsync(string? title, Person? person, int take, CancellationToken ct, int? except = null)
    {
        if (SearchText.AnyOf(title) is not { } query) return [];

        return await Hits(query, leads: true).Join(db.Ideas.VisibleTo(person), hit => hit.Id, idea => idea.Id, (hit, idea) => new { hit, idea })
            .Where(found => found.idea.Id != except && found.idea.Status != IdeaStatus.Merged)
            .OrderBy(found => found.hit.Rank)
            .Take(take)
            .Select(found => new SimilarIdea(found.idea.Id, found.idea.Title, found.idea.Status, found.idea.Support,
                found.idea.Status == IdeaStatus.Declined ? found.idea.History.Where(step => step.To == IdeaStatus.Declined).OrderByDescending(step => step.At).Select(step => step.Reason).FirstOrDefault() : null,
                found.idea.Status == IdeaStatus.Declined ? found.idea.History.Where(step => step.To == IdeaStatus.Declined).OrderByDescending(step => step.At).Select(step => step.ReopenWhen).FirstOrDefault() : null,
                db.Lessons.Where(lesson => lesson.IdeaId == found.idea.Id).Select(lesson => lesson.Learned).FirstOrDefault(),
                db.Lessons.Where(lesson => lesson.IdeaId == found.idea.Id).Select(lesson => lesson.NextTime).FirstOrDefault()))
            .ToListAsync(ct);
    }

    // A word in the title weighs as much as ten in the body. FTS5 itself returns the rows by rank, so nothing is sorted outside,
    // and equal ranks come by rowid, on which the pages of a long result rely. char(2) and char(3) are what PlainText.Highlighted turns into marks.
    // A merged idea is left out where the idea it leads to, or an earlier one merged into that, matches too: each is found once.
    private IQueryable<SearchHit> Hits(string query, bool leads) => db.Database.SqlQuery<SearchHit>($"""
        SELECT COALESCE((SELECT l."EndId" FROM "Merges" l WHERE {leads} AND l."IdeaId" = "IdeaSearch".rowid AND l."EndId" IS NOT NULL), "IdeaSearch".rowid) AS "Id",
            "IdeaSearch".rowid AS "FoundId", rank AS "Rank", highlight("IdeaSearch", 0, char(2), char(3)) AS "Title", snippet("IdeaSearch", 1, char(2), char(3), '…', 32) AS "Snippet"
        FROM "IdeaSearch" WHERE "IdeaSearch" MATCH {query} AND rank MATCH 'bm25(10.0, 1.0)'
            AND NOT EXISTS (SELECT 1 FROM "Merges" l WHERE {leads} AND l."IdeaId" = "IdeaSearch".rowid AND l."EndId" IS NOT NULL AND (
                EXISTS (SELECT 1 FROM "IdeaSearch" t WHERE t.rowid = l."EndId" AND t."IdeaSearch" MATCH {query})
                OR EXISTS (SELECT 1 FROM "Merges" o WHERE o."EndId" = l."EndId" AND o."IdeaId" < l."IdeaId"
                    AND EXISTS (SELECT 1 FROM "IdeaSearch" t WHERE t.rowid = o."IdeaId" AND t."IdeaSearch" MATCH {query}))))
        """);
}

/// <summary>An idea found, or one merged into it (<paramref name="FoundId"/>). Lower ranks match better. Title and snippet, of what was found, hold U+0002 and U+0003 around the words that match.</summary>
public sealed record SearchHit(int Id, int FoundId, double Rank, string Title, string Snippet)
{
    public bool IsOfMerged => FoundId != Id;
}

/// <param name="Why">Why it was declined; null for others.</param>
/// <param name="ReopenWhen">What would reopen it; null for others.</param>
/// <param name="Learned">What it taught, in Markdown; null while nobody has written that down.</param>
/// <param name="NextTime">What is done next time, in Markdown; null while nobody has written that down.</param>
public sealed record SimilarIdea(int Id, string Title, IdeaStatus Status, int Support, string? Why, string? ReopenWhen, string? Learned, string? NextTime);
