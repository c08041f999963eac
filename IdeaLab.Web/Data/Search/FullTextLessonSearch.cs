using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By SQL Server's full-text indexes.</summary>
public sealed class FullTextLessonSearch(IdeaLabDb db) : LessonSearch(db)
{
    protected override IQueryable<LessonHit> Matches(SearchTerms terms) =>
        Db.Database.SqlQuery<LessonHit>(FullText.Lessons.Matches(terms, "f.[Id], f.[Rank], N'' AS [Title], N'' AS [Happened], N'' AS [Learned], N'' AS [NextTime]", "f"));
}
