namespace IdeaLab.Web.Data.Search;

/// <summary>Patterns of LIKE. Search terms are letters and digits alone, so there is no sign in them to escape.</summary>
internal static class Like
{
    /// <summary>Under which case and accents do not matter, on SQL Server.</summary>
    public const string Collation = "Latin1_General_100_CI_AI";

    /// <summary>What makes the signs of <see cref="Containing"/> stand for themselves.</summary>
    public const string Escape = "\\";

    /// <summary>For what somebody typed, sign by sign.</summary>
    public static string Containing(string text) => $"%{string.Concat(text.Select(sign => sign is '%' or '_' or '[' or '\\' ? $"{Escape}{sign}" : $"{sign}"))}%";

    /// <summary>Between two words of a phrase stands one sign, whichever.</summary>
    public static List<string> Patterns(SearchTerms terms) => [.. terms.All.Select(term => $"%{term.Text.Replace(' ', '_')}%")];
}
