using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By SQL Server's full-text indexes.</summary>
public sealed class FullTextIdeaSearch(IdeaLabDb db) : IdeaSearch(db)
{
    protected override IQueryable<SearchHit> Matches(SearchTerms terms) =>
        Db.Database.SqlQuery<SearchHit>(FullText.Ideas.Matches(terms, "f.[Id], f.[Id] AS [FoundId], f.[Rank], N'' AS [Title], N'' AS [Snippet]", "f"));
}
