using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Html;

/// <summary>Makes plain text read in Markdown as exactly that text.</summary>
internal static partial class MarkdownEscape
{
    private static readonly SearchValues<char> _signs = SearchValues.Create("*_[]~|\\`");

    /// <summary>Escapes signs with a meaning inside a line; addresses stay as they are and become links.</summary>
    public static string Inline(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var from = 0;
        foreach (Match address in BareAddress().Matches(text))
        {
            escaped.Append(Signs(text[from..address.Index])).Append(Address(address.Value));
            from = address.Index + address.Length;
        }

        return escaped.Append(Signs(text[from..])).ToString();
    }

    /// <summary>Escapes what has a meaning at the beginning of a line only.</summary>
    public static string LineStart(string line)
    {
        if (Ruler().IsMatch(line) || BlockMark().IsMatch(line)) return '\\' + line;
        return Number().Replace(line, @"$1\$2");
    }

    /// <summary>Escapes the text of a link, in which an address is only text.</summary>
    public static string LinkText(string text) => Signs(text);

    public static string Destination(string url) => Entity().Replace(url, @"\&")
        .Replace("\\", "%5C", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);

    private static string Signs(string text) => Entity().Replace(Sign().Replace(text, @"\$0"), @"\&");

    private static string Address(string url)
    {
        if (!url.AsSpan().ContainsAny(_signs)) return url;
        return url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? $"<{url}>" : Signs(url);
    }

    [GeneratedRegex(@"(?<=^|[\s(])(?:https?://[\p{L}\p{N}]|www\.[\p{L}\p{N}])[^\s<>()]*[\p{L}\p{N}/]", RegexOptions.IgnoreCase)]
    private static partial Regex BareAddress();

    // An asterisk between spaces and an underscore inside a word mean nothing.
    [GeneratedRegex(@"[\\`\[\]]|(?<!\s(?=\*\s))\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|<(?=[\p{L}/!?])")]
    private static partial Regex Sign();

    [GeneratedRegex(@"&(?=#?\w+;)")]
    private static partial Regex Entity();

    [GeneratedRegex(@"^[-=:|+*_\s]+$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|~~~|```)")]
    private static partial Regex BlockMark();

    [GeneratedRegex(@"^(\d{1,9})([.)])(?=\s|$)")]
    private static partial Regex Number();
}
