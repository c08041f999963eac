using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By SQLite's FTS5, which folds accents and marks the words by itself.</summary>
public sealed class Fts5IdeaSearch(IdeaLabDb db) : IdeaSearch(db)
{
    // A word in the title weighs as much as ten in the body. char(2) and char(3) are what PlainText.Highlighted turns into marks.
    protected override IQueryable<SearchHit> Matches(SearchTerms terms)
    {
        var query = Fts5.Query(terms);
        return Db.Database.SqlQuery<SearchHit>($"""
            SELECT rowid AS "Id", rowid AS "FoundId", rank AS "Rank", highlight("IdeaSearch", 0, char(2), char(3)) AS "Title", snippet("IdeaSearch", 1, char(2), char(3), '…', 32) AS "Snippet"
            FROM "IdeaSearch" WHERE "IdeaSearch" MATCH {query} AND rank MATCH 'bm25(10.0, 1.0)'
            """);
    }

    // FTS5 itself returns the rows by rank, and equal ranks by rowid, so nothing is sorted outside.
    protected override IQueryable<SearchHit> BestFirst(IQueryable<SearchHit> hits) => hits.OrderBy(hit => hit.Rank);

    protected override Task<List<SearchHit>> MarkedAsync(List<SearchHit> hits, SearchTerms terms, CancellationToken ct) => Task.FromResult(hits);
}
