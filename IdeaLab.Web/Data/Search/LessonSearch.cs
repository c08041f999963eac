using IdeaLab.Domain.Lessons;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>Full-text search over lessons and the titles of their ideas by SQLite's FTS5: accents folded, best match first.</summary>
public sealed class LessonSearch(IdeaLabDb db)
{
    /// <summary>The lessons among <paramref name="among"/> that hold all the words, best match first, from behind <paramref name="place"/> on.</summary>
    public async Task<List<LessonHit>> FindAsync(string? typed, IQueryable<Lesson> among, BoardPlace? place, int take, CancellationToken ct)
    {
        if (SearchText.AllOf(typed) is not { } query) return [];

        var hits = Hits(query);
        if (place is { } last)
        {
            var (id, rank) = (last.Id, last.Score);
            hits = hits.Where(hit => hit.Rank > rank || hit.Rank == rank && hit.Id > id);
        }

        return await hits.Join(among, hit => hit.Id, lesson => lesson.Id, (hit, _) => hit).OrderBy(hit => hit.Rank).Take(take).ToListAsync(ct);
    }

    // Read by rank, and equal ranks by rowid, as IdeaSearch does. What to do next time is what one searches for.
    private IQueryable<LessonHit> Hits(string query) => db.Database.SqlQuery<LessonHit>($"""
        SELECT rowid AS "Id", rank AS "Rank", highlight("LessonSearch", 0, char(2), char(3)) AS "Title", snippet("LessonSearch", 1, char(2), char(3), '…', 32) AS "Happened",
            snippet("LessonSearch", 2, char(2), char(3), '…', 32) AS "Learned", snippet("LessonSearch", 3, char(2), char(3), '…', 64) AS "NextTime"
        FROM "LessonSearch" WHERE "LessonSearch" MATCH {query} AND rank MATCH 'bm25(4.0, 1.0, 1.0, 2.0)'
        """);
}

/// <summary>A lesson found. Lower ranks match better. The texts hold U+0002 and U+0003 around the words that match.</summary>
public sealed record LessonHit(int Id, double Rank, string Title, string Happened, string Learned, string NextTime);
