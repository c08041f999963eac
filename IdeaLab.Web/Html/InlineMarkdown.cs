using System.Text;
using AngleSharp.Dom;

namespace IdeaLab.Web.Html;

/// <summary>
/// Collects the words of one block of HTML with their emphasis and links, and writes them as Markdown. Markdown gives emphasis
/// a meaning only where the signs touch words, so the emphasis is fitted to the words before anything is written.
/// </summary>
internal sealed class InlineMarkdown
{
    private const int MaxDepth = 100;

    private enum Emphasis { None, Weak, Strong }

    private sealed class Link(string address)
    {
        public string Address => address;
    }

    private sealed class Letter(char sign, Emphasis emphasis, Link? link)
    {
        public char Sign => sign;
        public Emphasis Emphasis { get; set; } = emphasis;
        public Link? Link { get; set; } = link;
        public bool IsSpace => Sign is ' ' or '\n';
    }

    private readonly List<Letter> _letters = [];

    public void Add(INode node) => Add(node, Emphasis.None, link: null, depth: 0);

    /// <summary>Writes what was collected and begins anew; an empty text when there was nothing to see.</summary>
    public string Take()
    {
        Trim(_letters);
        FitLinks();
        FitEmphasis();
        var markdown = Write();
        _letters.Clear();
        return string.Join('\n', markdown.Split('\n').Select(line => MarkdownEscape.LineStart(line.Trim())));
    }

    private void Add(INode node, Emphasis emphasis, Link? link, int depth)
    {
        if (node is IText text) AddText(text.Data, emphasis, link);
        if (depth > MaxDepth || node is not IElement element || AllowList.IsInvisible(element)) return;

        switch (element.LocalName)
        {
            case "br":
                AddLetter('\n', Emphasis.None, link: null);
                return;
            case "img":
                AddText(element.GetAttribute("alt") ?? "", emphasis, link);
                return;
            case "strong" or "b":
                emphasis = Emphasis.Strong;
                break;
            case "em" or "i" or "u" when emphasis is Emphasis.None:
                emphasis = Emphasis.Weak;
                break;
            case "a" when element.GetAttribute("href")?.Trim() is { } href && SafeUrl.IsAbsolute(href):
                link = new Link(href);
                break;
        }

        var isBlock = HtmlToMarkdown.IsBlock(element);
        if (isBlock) AddText(" ", emphasis, link);
        foreach (var child in element.ChildNodes) Add(child, emphasis, link, depth + 1);
        if (isBlock) AddText(" ", emphasis, link);
    }

    private void AddText(string text, Emphasis emphasis, Link? link)
    {
        foreach (var sign in text)
        {
            if (char.IsWhiteSpace(sign)) AddLetter(' ', emphasis, link);
            else if (!char.IsControl(sign)) AddLetter(sign, emphasis, link);
        }
    }

    private void AddLetter(char sign, Emphasis emphasis, Link? link)
    {
        if (sign == ' ' && _letters is not [.., { IsSpace: false }]) return;
        if (sign == '\n' && _letters is [.., { Sign: ' ' }]) _letters.RemoveAt(_letters.Count - 1);
        if (sign == '\n' && _letters is [.., { Sign: '\n' }, { Sign: '\n' }]) return;
        _letters.Add(new Letter(sign, emphasis, link));
    }

    private static void Trim(List<Letter> letters)
    {
        letters.RemoveRange(0, letters.TakeWhile(letter => letter.IsSpace).Count());
        while (letters is [.., { IsSpace: true }]) letters.RemoveAt(letters.Count - 1);
    }

    // A link has one emphasis and no space at its ends.
    private void FitLinks()
    {
        foreach (var (from, to) in Stretches(letter => letter.Link))
        {
            var (first, last) = Shrink(from, to);
            foreach (var letter in _letters[from..first].Concat(_letters[last..to])) letter.Link = null;

            var link = _letters[first..last];
            if (link.Exists(letter => letter.Emphasis != link[0].Emphasis)) Plain(link);
        }
    }

    // Opening signs count only when not squeezed between a word and a punctuation mark, and closing signs likewise.
    private void FitEmphasis()
    {
        foreach (var letter in _letters.Where(letter => letter.Sign == '\n')) letter.Emphasis = Emphasis.None;
        foreach (var (from, to) in Stretches(letter => letter.Emphasis is Emphasis.None ? null : letter.Emphasis))
        {
            var (first, last) = Shrink(from, to);
            while (first < last && IsMark(first) && IsWord(first - 1)) first = After(first, last);
            while (first < last && IsMark(last - 1) && IsWord(last)) last = Before(last, first);
            if (first > 0 && _letters[first - 1].Emphasis is not Emphasis.None) first = last;
            Plain(_letters[from..first].Concat(_letters[last..to]));
        }
    }

    private (int First, int Last) Shrink(int from, int to)
    {
        while (from < to && _letters[from].IsSpace) from++;
        while (to > from && _letters[to - 1].IsSpace) to--;
        return (from, to);
    }

    private int After(int index, int end)
    {
        var link = _letters[index].Link;
        do index++;
        while (index < end && (_letters[index].IsSpace || (link is not null && _letters[index].Link == link)));
        return index;
    }

    private int Before(int index, int start)
    {
        var link = _letters[index - 1].Link;
        do index--;
        while (index > start && (_letters[index - 1].IsSpace || (link is not null && _letters[index - 1].Link == link)));
        return index;
    }

    private bool IsMark(int index) => _letters[index].Link is not null || !char.IsLetterOrDigit(_letters[index].Sign);

    private bool IsWord(int index) =>
        Touches(index) && _letters[index].Link is null && !char.IsPunctuation(_letters[index].Sign) && !IsAsciiSymbol(_letters[index].Sign);

    private bool Touches(int index) => index >= 0 && index < _letters.Count && !_letters[index].IsSpace;

    private static bool IsAsciiSymbol(char sign) => char.IsAscii(sign) && char.IsSymbol(sign);

    private static void Plain(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters) letter.Emphasis = Emphasis.None;
    }

    private string Write()
    {
        var markdown = new StringBuilder();
        foreach (var (from, to) in Stretches(letter => (object)letter.Emphasis))
        {
            var words = WriteParts(from, to);
            var signs = _letters[from].Emphasis switch { Emphasis.Strong => "**", Emphasis.Weak => "*", _ => "" };
            // An address in angle brackets is one more mark that may not be squeezed against a word.
            if ((words[0] == '<' && IsWord(from - 1)) || (words[^1] == '>' && IsWord(to))) signs = "";
            markdown.Append(signs).Append(words).Append(signs);
        }

        return markdown.ToString();
    }

    private StringBuilder WriteParts(int from, int to)
    {
        var words = new StringBuilder();
        foreach (var (start, end) in Stretches(letter => letter.Link ?? (object)this, from, to))
        {
            var part = WritePart(start, end);
            // An exclamation mark before a link would make it a picture.
            if (words is [.., '!'] && part[0] == '[') words.Insert(words.Length - 1, '\\');
            words.Append(part);
        }

        return words;
    }

    private string WritePart(int from, int to)
    {
        var text = new string([.. _letters[from..to].Select(letter => letter.Sign)]);
        if (_letters[from].Link is not { } link) return MarkdownEscape.Inline(text, Touches(from - 1), Touches(to));
        if (text.TrimEnd('/') != link.Address.TrimEnd('/')) return $"[{MarkdownEscape.LinkText(text)}]({MarkdownEscape.Destination(link.Address)})";
        return Touches(from - 1) || Touches(to) ? $"<{text}>" : MarkdownEscape.Inline(text, touchesBefore: false, touchesAfter: false);
    }

    private List<(int From, int To)> Stretches(Func<Letter, object?> of) => Stretches(of, 0, _letters.Count);

    private List<(int From, int To)> Stretches(Func<Letter, object?> of, int from, int to)
    {
        var stretches = new List<(int, int)>();
        for (var index = from; index < to;)
        {
            var start = index;
            var value = of(_letters[start]);
            while (index < to && Equals(of(_letters[index]), value)) index++;
            if (value is not null) stretches.Add((start, index));
        }

        return stretches;
    }
}
