using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace IdeaLab.Web.Html;

/// <summary>Turns Markdown into text for excerpts, mails and descriptions.</summary>
public static partial class PlainText
{
    /// <summary>Stands before a highlighted word; the search index is told to put it there.</summary>
    public const char MarkStart = '\u0002';

    /// <summary>Stands after a highlighted word.</summary>
    public const char MarkEnd = '\u0003';

    // A link's address may hold no control characters, so the marks pass the parser as private letters.
    private const char PrivateStart = '\uE002';
    private const char PrivateEnd = '\uE003';

    /// <summary>
    /// Without <paramref name="maxLength"/>: the whole text, its paragraphs, lists, quotes and link addresses kept.
    /// With it: an excerpt on one line, cut after a word and ended with an ellipsis when longer.
    /// </summary>
    public static string FromMarkdown(string? markdown, int? maxLength = null)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        return maxLength is { } length
            ? Shorten(OnOneLine(markdown), length)
            : Read(markdown, withAddresses: true);
    }

    /// <summary>A search snippet, which may begin or end anywhere in the Markdown, on one line with its words marked.</summary>
    public static IHtmlContent Highlighted(string? fragment)
    {
        if (string.IsNullOrWhiteSpace(fragment)) return HtmlString.Empty;

        return Marked(LoneEmphasis().Replace(OnOneLine(WithoutLinkAtEnd(WithoutLinkAtStart(fragment))), ""));
    }

    /// <summary>The whole text for readers who are not on this site, so that its own paths are whole addresses.</summary>
    public static string FromMarkdownOf(string site, string markdown) => Read(markdown, withAddresses: true, site);

    private static string OnOneLine(string markdown) =>
        WhiteSpace().Replace(Read(markdown, withAddresses: false), " ").Trim();

    private static string Read(string markdown, bool withAddresses, string? site = null)
    {
        var document = MarkdownReader.Read(markdown.Replace(MarkStart, PrivateStart).Replace(MarkEnd, PrivateEnd));
        if (site is not null) document.LinkFrom(site);
        return PlainTextWriter.Write(document, withAddresses)
            .Replace(PrivateStart, MarkStart).Replace(PrivateEnd, MarkEnd);
    }

    /// <summary>Cut after a word and ended with an ellipsis when longer.</summary>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;

        var room = Math.Max(maxLength - 1, 0);
        var end = char.IsLetterOrDigit(text[room]) ? text.LastIndexOf(' ', room) : room;
        // A single long word, an address for instance, is cut all the same.
        if (end <= room / 2) end = room;
        if (end > 0 && char.IsLowSurrogate(text[end])) end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '-', '–') + "…";
    }

    /// <summary>Plain text with its words marked.</summary>
    public static IHtmlContent Marked(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        var open = false;
        foreach (var part in MarkedParts().Split(text))
        {
            if (part is [MarkStart])
            {
                if (!open) html.Append("<mark>");
                open = true;
            }
            else if (part is [MarkEnd])
            {
                if (open) html.Append("</mark>");
                open = false;
            }
            else
            {
                html.AppendText(part);
            }
        }

        return new HtmlString(open ? html.Append("</mark>").ToString() : html.ToString());
    }

    // "… word](https://example.org/page) and on" leaves "word" out of brackets.
    private static string WithoutLinkAtStart(string fragment)
    {
        var bracket = fragment.AsSpan().IndexOfAny('[', ']');
        if (bracket < 0 || !fragment.AsSpan(bracket).StartsWith("](")) return fragment;
        var end = IndexAfterAddress(fragment, bracket);
        return end < fragment.Length && fragment[end] == ')' ? fragment.Remove(bracket, end + 1 - bracket) : fragment;
    }

    // An address that is cut off goes, and so does a bracket that nothing closes.
    private static string WithoutLinkAtEnd(string fragment)
    {
        var last = fragment.Length;
        while (last > 0 && fragment[last - 1] != ')' && !char.IsWhiteSpace(fragment[last - 1])) last--;
        var address = fragment.IndexOf("](", last, StringComparison.Ordinal);
        if (address >= 0) return fragment[..address];
        var closed = fragment.LastIndexOf(']') + 1;
        return fragment[..closed] + fragment[closed..].Replace("[", "", StringComparison.Ordinal);
    }

    private static int IndexAfterAddress(string fragment, int from)
    {
        while (from < fragment.Length && fragment[from] != ')' && !char.IsWhiteSpace(fragment[from])) from++;
        return from;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("([\u0002\u0003])")]
    private static partial Regex MarkedParts();

    // A pair of signs of which the snippet holds one.
    [GeneratedRegex(@"\*\*|~~|(?<=^|\s)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?=$|[\s.,;:)…])")]
    private static partial Regex LoneEmphasis();
}
