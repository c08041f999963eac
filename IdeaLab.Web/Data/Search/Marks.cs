using System.Text;

namespace IdeaLab.Web.Data.Search;

/// <summary>Puts U+0002 and U+0003 around what was searched for, as FTS5 does on SQLite, and cuts snippets. Accents and case do not matter.</summary>
public sealed class Marks(SearchTerms terms)
{
    // How many of the words of a snippet come before the first that is marked.
    private const int Before = 4;

    private readonly List<(string[] Words, bool IsBeginning)> _terms = [.. terms.All.Select(term => (SearchText.Folded(term.Text).Split(' '), term.IsBeginning))];

    /// <summary>The whole text.</summary>
    public string In(string text)
    {
        var words = WordsOf(text);
        return Written(text, 0, text.Length, words, Found(words));
    }

    /// <summary>As many words around the first that is marked, or from the beginning; an ellipsis where the text goes on.</summary>
    public string Around(string text, int length)
    {
        var words = WordsOf(text);
        if (words.Count <= length) return In(text);

        var found = Found(words);
        var first = Math.Clamp(found.Count == 0 ? 0 : found[0].First - Before, 0, words.Count - length);
        var last = first + length - 1;
        var (start, end) = (first == 0 ? 0 : words[first].Start, last == words.Count - 1 ? text.Length : words[last].End);
        var within = found.Where(run => run.First <= last && run.Last >= first).Select(run => (Math.Max(run.First, first), Math.Min(run.Last, last)));
        return $"{(first == 0 ? "" : "…")}{Written(text, start, end, words, within)}{(last == words.Count - 1 ? "" : "…")}";
    }

    private static List<Word> WordsOf(string text) => [.. SearchText.Word().Matches(text).Select(word => new Word(word.Index, word.Index + word.Length, SearchText.Folded(word.Value)))];

    // From the first to the last word of each place where a term stands; none overlaps another.
    private List<(int First, int Last)> Found(List<Word> words)
    {
        var found = new List<(int First, int Last)>();
        for (var n = 0; n < words.Count; n++)
        {
            var longest = _terms.Where(term => StandsAt(term, words, n)).Select(term => term.Words.Length).DefaultIfEmpty().Max();
            if (longest > 0) found.Add((n, n + longest - 1));
            n += Math.Max(longest - 1, 0);
        }

        return found;
    }

    private static bool StandsAt((string[] Words, bool IsBeginning) term, List<Word> words, int at)
    {
        var last = term.Words.Length - 1;
        if (at + last >= words.Count) return false;
        for (var n = 0; n < last; n++)
        {
            if (words[at + n].Folded != term.Words[n]) return false;
        }

        return term.IsBeginning ? words[at + last].Folded.StartsWith(term.Words[last], StringComparison.Ordinal) : words[at + last].Folded == term.Words[last];
    }

    private static string Written(string text, int start, int end, List<Word> words, IEnumerable<(int First, int Last)> found)
    {
        var written = new StringBuilder();
        foreach (var (first, last) in found)
        {
            written.Append(text, start, words[first].Start - start).Append('\u0002').Append(text, words[first].Start, words[last].End - words[first].Start).Append('\u0003');
            start = words[last].End;
        }

        return written.Append(text, start, end - start).ToString();
    }

    private readonly record struct Word(int Start, int End, string Folded);
}
