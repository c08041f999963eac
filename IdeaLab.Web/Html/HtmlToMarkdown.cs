using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IdeaLab.Web.Html;

/// <summary>Turns HTML from elsewhere into the Markdown a person would have typed to say the same.</summary>
public static partial class HtmlToMarkdown
{
    private const int MaxDepth = 100;

    private static readonly FrozenSet<string> _blocks = FrozenSet.Create(StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "td", "th", "tr", "ul");

    private static readonly HtmlParser _parser = new();

    public static string Convert(string? html)
    {
        if (string.IsNullOrWhiteSpace(html)) return "";

        using var document = _parser.ParseDocument(html);
        return document.Body is { } body ? Apart(Blocks(body.ChildNodes, depth: 0)) : "";
    }

    internal static bool IsBlock(IElement element) => _blocks.Contains(element.LocalName);

    private static List<string> Blocks(IEnumerable<INode> nodes, int depth)
    {
        var blocks = new List<string>();
        var words = new InlineMarkdown();
        Collect(nodes, blocks, words, depth);
        AddWords(blocks, words);
        return blocks;
    }

    private static void Collect(IEnumerable<INode> nodes, List<string> blocks, InlineMarkdown words, int depth)
    {
        foreach (var node in nodes)
        {
            if (depth >= MaxDepth || node is not IElement element || AllowList.IsInvisible(element) || !HoldsBlocks(element))
            {
                words.Add(node);
            }
            else if (IsBlock(element))
            {
                AddWords(blocks, words);
                blocks.AddRange(Block(element, blocks.LastOrDefault(), depth + 1).Where(block => block.Length > 0));
            }
            else
            {
                Collect(element.ChildNodes, blocks, words, depth + 1);
            }
        }
    }

    private static void AddWords(List<string> blocks, InlineMarkdown words)
    {
        var text = words.Take();
        if (text.Length > 0) blocks.Add(text);
    }

    private static bool HoldsBlocks(IElement element) => IsBlock(element) || element.Descendants<IElement>().Any(IsBlock);

    private static List<string> Block(IElement element, string? previous, int depth) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => [Heading(element)],
        "ul" or "ol" => [List(element, previous, depth)],
        "li" => [Prefixed(Apart(Blocks(element.ChildNodes, depth)), "- ", "  ")],
        "blockquote" => [Prefixed(Apart(Blocks(element.ChildNodes, depth)), "> ", "> ")],
        "pre" when !element.Descendants<IElement>().Any(child => IsBlock(child) || child.LocalName == "br") => [Fenced(element.TextContent)],
        "hr" => ["***"],
        "table" => [Table(element)],
        _ => Blocks(element.ChildNodes, depth),
    };

    private static string Heading(IElement element)
    {
        var text = Line(element);
        if (text.Length == 0) return "";

        // Signs at the end of a heading would be taken for its frame.
        if (text.EndsWith('#') && !text.EndsWith(@"\#", StringComparison.Ordinal)) text = text[..^1] + @"\#";
        return $"{new string('#', element.LocalName[1] - '0')} {text}";
    }

    private static string Table(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => string.Join(" · ", row.Children.Select(Line).Where(cell => cell.Length > 0)));
        var caption = table.QuerySelector("caption") is { } element ? Line(element) : "";
        return string.Join('\n', rows.Prepend(caption).Where(row => row.Length > 0));
    }

    private static string Line(IElement element)
    {
        var words = new InlineMarkdown();
        words.Add(element);
        return string.Join(' ', words.Take().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Fenced(string text)
    {
        var code = new string([.. text.Replace('\u00A0', ' ').Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim('\n');
        if (string.IsNullOrWhiteSpace(code)) return "";

        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal)) fence += '`';
        return $"{fence}\n{code}\n{fence}";
    }

    private static string Apart(IEnumerable<string> blocks) => string.Join("\n\n", blocks);

    private static string Prefixed(string text, string first, string others)
    {
        if (text.Length == 0) return "";
        return first + string.Join('\n', text.Split('\n').Select((line, index) => index == 0 ? line : (others + line).TrimEnd()));
    }
}
