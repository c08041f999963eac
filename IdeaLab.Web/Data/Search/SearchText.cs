using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Data.Search;

/// <summary>Turns what people type into FTS5 queries. Every word ends up between quotation marks, so that no operator of FTS5 can be typed.</summary>
internal static partial class SearchText
{
    private const int MaxWords = 12;

    /// <summary>All words, the last one perhaps unfinished; words between quotation marks stand together. Null when there is no word.</summary>
    public static string? AllOf(string? typed)
    {
        var pieces = Pieces().Matches(typed ?? "").Select(piece => Clean(piece.Value)).Where(HasWord).Take(MaxWords).ToList();
        if (pieces.Count == 0) return null;

        var isFinished = typed!.EndsWith(' ') || typed.EndsWith('"');
        return string.Join(' ', pieces.Select(Quoted)) + (isFinished ? "" : "*");
    }

    /// <summary>Any of the words that carry meaning, in singular and plural alike. Null when there is none.</summary>
    public static string? AnyOf(string? title)
    {
        var words = Words().Matches(title ?? "").Select(word => Folded(word.Value))
            .Where(word => word.Length > 2 && !StopWords.All.Contains(word)).Select(Singular).Distinct().Take(MaxWords).ToList();
        return words.Count == 0 ? null : string.Join(" OR ", words.Select(word => word.Length > 3 ? Quoted(word) + "*" : Quoted(word)));
    }

    private static string Quoted(string text) => $"\"{text}\"";

    // FTS5 reads its query as a C string.
    private static string Clean(string piece) => piece.Replace('"', ' ').Replace('\0', ' ').Trim();

    private static bool HasWord(string piece) => Words().IsMatch(piece);

    // The ending goes and a prefix search does the rest: "tarjetas" finds "tarjeta", "autobuses" finds "autobús".
    private static string Singular(string word) => word switch
    {
        { Length: > 6 } when word.EndsWith("es", StringComparison.Ordinal) => word[..^2],
        { Length: > 4 } when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    private static string Folded(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToLowerInvariant();
    }

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Words();
}
