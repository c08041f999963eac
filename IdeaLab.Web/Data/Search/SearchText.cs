using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Data.Search;

/// <summary>Reads what people type. Only words come out of it, so that no operator of any engine can be typed.</summary>
public static partial class SearchText
{
    // Together they keep every query within the 4,000 characters that SQL Server's full-text search reads.
    private const int MaxWords = 12;
    private const int MaxLength = 1000;

    /// <summary>All words, the last one perhaps unfinished; words between quotation marks stand together. Null when there is no word.</summary>
    public static SearchTerms? AllOf(string? typed)
    {
        var pieces = Pieces().Matches(Short(typed)).Select(piece => Words(piece.Value)).Where(words => words.Length > 0).Take(MaxWords).ToList();
        if (pieces.Count == 0) return null;

        var isFinished = typed!.EndsWith(' ') || typed.EndsWith('"');
        return new([.. pieces.Select((words, n) => new SearchTerm(words, !isFinished && n == pieces.Count - 1))], AreAlternatives: false);
    }

    /// <summary>Any of the words that carry meaning, in singular and plural alike. Null when there is none.</summary>
    public static SearchTerms? AnyOf(string? title)
    {
        var words = Word().Matches(Short(title)).Select(word => Folded(word.Value))
            .Where(word => word.Length > 2 && !StopWords.All.Contains(word)).Select(Singular).Distinct().Take(MaxWords).ToList();
        return words.Count == 0 ? null : new([.. words.Select(word => new SearchTerm(word, word.Length > 3))], AreAlternatives: true);
    }

    /// <summary>Without accents and in small letters, as two words are compared.</summary>
    public static string Folded(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToLowerInvariant();
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*")]
    public static partial Regex Word();

    private static string Short(string? text) => text is { Length: > MaxLength } ? text[..MaxLength] : text ?? "";

    private static string Words(string piece) => string.Join(' ', Word().Matches(piece).Select(word => word.Value));

    // The ending goes and a prefix search does the rest: "tarjetas" finds "tarjeta", "autobuses" finds "autobús".
    private static string Singular(string word) => word switch
    {
        { Length: > 6 } when word.EndsWith("es", StringComparison.Ordinal) => word[..^2],
        { Length: > 4 } when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex Pieces();
}
