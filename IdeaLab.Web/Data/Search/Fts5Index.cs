using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>The tables of FTS5, which triggers keep.</summary>
public sealed class Fts5Index(IdeaLabDb db) : ISearchIndex
{
    public ValueTask<bool> ServesAsync(CancellationToken ct) => ValueTask.FromResult(true);

    // The tables themselves read ideas and lessons; what is indexed is in those of sizes.
    public async Task<SearchIndexFinding> ExamineAsync(CancellationToken ct)
    {
        var ideas = await db.Database.SqlQuery<int>($"""
            SELECT (SELECT COUNT(*) FROM "Ideas" WHERE "Id" NOT IN (SELECT id FROM "IdeaSearch_docsize")) + (SELECT COUNT(*) FROM "IdeaSearch_docsize" WHERE id NOT IN (SELECT "Id" FROM "Ideas")) AS "Value"
            """).SingleAsync(ct);
        var lessons = await db.Database.SqlQuery<int>($"""
            SELECT (SELECT COUNT(*) FROM "Lessons" WHERE "Id" NOT IN (SELECT id FROM "LessonSearch_docsize")) + (SELECT COUNT(*) FROM "LessonSearch_docsize" WHERE id NOT IN (SELECT "Id" FROM "Lessons")) AS "Value"
            """).SingleAsync(ct);
        if (ideas == 0 && lessons == 0) return new(true, $"Search: the index holds each of {await db.Ideas.CountAsync(ct):N0} ideas and {await db.Lessons.CountAsync(ct):N0} lessons.");

        var table = ideas > 0 ? "IdeaSearch" : "LessonSearch";
        return new(false, $"Search: the index and the rows differ at {ideas:N0} ideas and {lessons:N0} lessons. INSERT INTO {table} ({table}) VALUES ('rebuild') makes it anew.");
    }
}
