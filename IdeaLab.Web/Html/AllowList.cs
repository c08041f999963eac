using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IdeaLab.Web.Html;

/// <summary>
/// The only sanitiser. It does not remove what is bad: it writes a new text in which nothing but the elements and attributes
/// named here can occur, and everything else that was visible is plain text.
/// </summary>
public static class AllowList
{
    private const int MaxDepth = 100;

    private static readonly FrozenSet<string> _allowed = FrozenSet.Create(StringComparer.Ordinal,
        "p", "br", "hr", "em", "strong", "del", "blockquote", "code", "pre", "ul", "ol", "li",
        "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a");

    private static readonly FrozenSet<string> _empty = FrozenSet.Create(StringComparer.Ordinal, "br", "hr");

    private static readonly FrozenSet<string> _invisible = FrozenSet.Create(StringComparer.Ordinal,
        "script", "style", "template", "noscript", "noframes", "noembed", "iframe", "object", "embed", "applet",
        "head", "title", "textarea", "select", "audio", "video", "canvas", "plaintext", "xmp");

    private static readonly HtmlParser _parser = new();

    public static string Clean(string html)
    {
        using var document = _parser.ParseDocument(html);
        var clean = new StringBuilder(html.Length + 64);
        WriteChildren(document.Body, clean, depth: 0);
        return clean.ToString();
    }

    /// <summary>True for what a browser runs, loads or draws instead of showing as text.</summary>
    internal static bool IsInvisible(IElement element) =>
        _invisible.Contains(element.LocalName) || element.NamespaceUri != NamespaceNames.HtmlUri;

    private static void WriteChildren(INode? parent, StringBuilder clean, int depth)
    {
        if (parent is null || depth > MaxDepth) return;

        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is IText text) clean.AppendText(text.Data);
            else if (node is IElement element) WriteElement(element, clean, depth + 1);
        }
    }

    private static void WriteElement(IElement element, StringBuilder clean, int depth)
    {
        var name = element.LocalName;
        if (IsInvisible(element)) return;

        // A link that leads nowhere is only its words.
        if (!_allowed.Contains(name) || name == "a" && !SafeUrl.Allows(element.GetAttribute("href")))
        {
            WriteChildren(element, clean, depth);
            return;
        }

        clean.Append('<').Append(name);
        WriteAttributes(element, clean);
        clean.Append('>');
        if (_empty.Contains(name)) return;

        WriteChildren(element, clean, depth);
        clean.Append("</").Append(name).Append('>');
    }

    private static void WriteAttributes(IElement element, StringBuilder clean)
    {
        if (element.LocalName == "a" && element.GetAttribute("href") is { } href)
        {
            WriteAttribute(clean, "href", href);
            if (element.GetAttribute("title") is { } title) WriteAttribute(clean, "title", title);
            if (SafeUrl.IsAbsolute(href)) WriteAttribute(clean, "rel", "nofollow ugc noopener");
        }
        else if (element.LocalName == "ol" && int.TryParse(element.GetAttribute("start"), out var start))
        {
            WriteAttribute(clean, "start", start.ToString());
        }
    }

    private static void WriteAttribute(StringBuilder clean, string name, string value) =>
        clean.Append(' ').Append(name).Append("=\"").AppendText(value).Append('"');
}
