using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By SQLite's FTS5, as <see cref="Fts5IdeaSearch"/>.</summary>
public sealed class Fts5LessonSearch(IdeaLabDb db) : LessonSearch(db)
{
    protected override IQueryable<LessonHit> Matches(SearchTerms terms)
    {
        var query = Fts5.Query(terms);
        return Db.Database.SqlQuery<LessonHit>($"""
            SELECT rowid AS "Id", rank AS "Rank", highlight("LessonSearch", 0, char(2), char(3)) AS "Title", snippet("LessonSearch", 1, char(2), char(3), '…', 32) AS "Happened",
                snippet("LessonSearch", 2, char(2), char(3), '…', 32) AS "Learned", snippet("LessonSearch", 3, char(2), char(3), '…', 64) AS "NextTime"
            FROM "LessonSearch" WHERE "LessonSearch" MATCH {query} AND rank MATCH 'bm25(4.0, 1.0, 1.0, 2.0)'
            """);
    }

    protected override IQueryable<LessonHit> BestFirst(IQueryable<LessonHit> hits) => hits.OrderBy(hit => hit.Rank);

    protected override Task<List<LessonHit>> MarkedAsync(List<LessonHit> hits, SearchTerms terms, CancellationToken ct) => Task.FromResult(hits);
}
