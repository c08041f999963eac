using System.Text.RegularExpressions;
using DiffPlex;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>A run of words that both texts have, or only one of them.</summary>
public sealed record TextPiece(TextPieceKind Kind, string Text);

public enum TextPieceKind
{
    Same = 0,
    Removed = 1,
    Added = 2,
}

/// <summary>Two texts word by word. What is not added makes up the one before, what is not removed the one after, to the last character.</summary>
public static partial class TextDiff
{
    private static readonly Differ Differ = new();

    public static IReadOnlyList<TextPiece> Of(string before, string after)
    {
        var found = Differ.CreateCustomDiffs(before, after, ignoreWhiteSpace: false, WordsOf);
        var pieces = new List<TextPiece>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(TextPieceKind.Same, found.PiecesOld, at, block.DeleteStartA);
            at = block.DeleteStartA + block.DeleteCountA;
            Add(TextPieceKind.Removed, found.PiecesOld, block.DeleteStartA, at);
            Add(TextPieceKind.Added, found.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        }
        Add(TextPieceKind.Same, found.PiecesOld, at, found.PiecesOld.Length);
        return pieces;

        void Add(TextPieceKind kind, string[] words, int from, int until)
        {
            if (until > from) pieces.Add(new(kind, string.Concat(words[from..until])));
        }
    }

    private static string[] WordsOf(string text) => [.. Word().EnumerateMatches(text).ToList(text)];

    private static List<string> ToList(this Regex.ValueMatchEnumerator words, string text)
    {
        var list = new List<string>();
        foreach (var word in words) list.Add(text.Substring(word.Index, word.Length));
        return list;
    }

    // A number with its points, a word, a run of blanks, or one sign, of which some (emoji) are two characters.
    [GeneratedRegex(@"\d+(?:[.,]\d+)*|[\w\p{M}]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\w\p{M}\s]")]
    private static partial Regex Word();
}
