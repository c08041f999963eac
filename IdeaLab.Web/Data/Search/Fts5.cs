namespace IdeaLab.Web.Data.Search;

/// <summary>Queries in the language of FTS5. Every term stands between quotation marks, so that none is an operator.</summary>
internal static class Fts5
{
    public static string Query(SearchTerms terms) => string.Join(terms.AreAlternatives ? " OR " : " ", terms.All.Select(term => $"\"{term.Text}\"{(term.IsBeginning ? "*" : "")}"));
}
