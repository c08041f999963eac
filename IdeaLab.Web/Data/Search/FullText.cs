using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>Asks SQL Server's full-text indexes, of which there are two over the same texts, one for each language, since an index breaks words by the rules of one.</summary>
/// <param name="Spanish">The table or view that is indexed in Spanish.</param>
/// <param name="English">The one that is indexed in English.</param>
/// <param name="Columns">What is searched, and what a word there weighs.</param>
public sealed record FullText(string Spanish, string English, params (string Name, int Weight)[] Columns)
{
    public static readonly FullText Ideas = new("Ideas", "IdeaTextsEnglish", ("Title", 10), ("Body", 1));
    public static readonly FullText Lessons = new("LessonTextsSpanish", "LessonTextsEnglish", ("Title", 4), ("Happened", 1), ("Learned", 1), ("NextTime", 2));

    /// <summary>How many indexes there are when all are made.</summary>
    public const int Indexes = 4;

    // What SQL Server calls the languages (LCID).
    private const int InSpanish = 3082;
    private const int InEnglish = 1033;

    /// <summary>Whether the server has the feature, how many of the indexes are there, and how many of these are read into for the first time.</summary>
    public static IQueryable<Seen> Look(IdeaLabDb db) => db.Database.SqlQuery<Seen>($"""
        SELECT COALESCE(CAST(SERVERPROPERTY('IsFullTextInstalled') AS int), 0) AS Installed, COUNT(*) AS Made,
            COALESCE(SUM(CASE WHEN CAST(OBJECTPROPERTYEX(object_id, 'TableFulltextPopulateStatus') AS int) = 1 THEN 1 ELSE 0 END), 0) AS Filling
        FROM sys.fulltext_indexes WHERE is_enabled = 1 AND object_id IN (OBJECT_ID({Ideas.Spanish}), OBJECT_ID({Ideas.English}), OBJECT_ID({Lessons.Spanish}), OBJECT_ID({Lessons.English}))
        """);

    /// <summary>Id and Rank of what matches in either language, behind <c>SELECT … FROM</c> with that name for it.</summary>
    /// <remarks>
    /// Every term has to be somewhere, and not all in one column as one condition of CONTAINS would have it. The rank is FREETEXTTABLE's, which knows the forms of a word, and for words that are not finished
    /// CONTAINSTABLE's; by column, and in the language in which it is better. What is typed stands in parameters, and in them between quotation marks.
    /// </remarks>
    public FormattableString Matches(SearchTerms terms, string select, string name)
    {
        List<string> conditions = terms.AreAlternatives ? [AnyOf(terms)] : [.. terms.All.Select(Condition)];
        var all = string.Join("\n    INTERSECT ", conditions.Select((_, n) => $"(SELECT [KEY] FROM {Table("CONTAINSTABLE", Spanish, All, n, InSpanish)} UNION SELECT [KEY] FROM {Table("CONTAINSTABLE", English, All, n, InEnglish)})"));
        var (words, any) = (conditions.Count, conditions.Count + 1);
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {select} FROM (SELECT m.[KEY] AS [Id], -CAST(COALESCE(r.[Rank], 0) AS float) AS [Rank] FROM (
                {all}) AS m
            LEFT JOIN (SELECT [KEY], MAX([Rank]) AS [Rank] FROM (
                {Ranked(Spanish, words, any, InSpanish)}
                UNION ALL {Ranked(English, words, any, InEnglish)}) AS l GROUP BY [KEY]) AS r ON r.[KEY] = m.[KEY]) AS {name}
            """);
        return FormattableStringFactory.Create(sql, [.. conditions, string.Join(' ', terms.All.Select(term => term.Text)), AnyOf(terms)]);
    }

    private string All => $"({string.Join(", ", Columns.Select(column => $"[{column.Name}]"))})";

    private string Ranked(string table, int words, int any, int language)
    {
        var ranks = Columns.SelectMany(column => new[] { ("FREETEXTTABLE", words), ("CONTAINSTABLE", any) },
            (column, by) => $"SELECT [KEY], {column.Weight} * [RANK] AS [Rank] FROM {Table(by.Item1, table, $"[{column.Name}]", by.Item2, language)}");
        return $"SELECT [KEY], SUM([Rank]) AS [Rank] FROM ({string.Join("\n        UNION ALL ", ranks)}) AS c GROUP BY [KEY]";
    }

    private static string Table(string function, string table, string columns, int parameter, int language) => $"{function}([{table}], {columns}, {{{parameter}}}, LANGUAGE {language})";

    private static string AnyOf(SearchTerms terms) => string.Join(" OR ", terms.All.Select(Condition));

    // Of several words that may go on, SQL Server lets each go on and not the last alone: a little more is found than on SQLite.
    private static string Condition(SearchTerm term) => $"\"{term.Text}{(term.IsBeginning ? "*" : "")}\"";

    public sealed record Seen
    {
        public int Installed { get; init; }
        public int Made { get; init; }
        public int Filling { get; init; }
    }
}
