using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Html;

/// <summary>Makes plain text read in Markdown as exactly that text.</summary>
internal static partial class MarkdownEscape
{
    private static readonly SearchValues<char> _signs = SearchValues.Create("*_[]~|\\`<");

    /// <summary>
    /// Escapes signs with a meaning inside a line; addresses stay as they are and become links.
    /// The text touches others when no space stands between them.
    /// </summary>
    public static string Inline(string text, bool touchesBefore, bool touchesAfter)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var from = 0;
        for (var address = BareAddress().Match(text); address.Success;)
        {
            var staysBare = IsApart(text, address, touchesBefore, touchesAfter) && !address.ValueSpan.ContainsAny(_signs);
            if (!staysBare && address.Value.StartsWith("www", StringComparison.OrdinalIgnoreCase))
            {
                // No address after all, but one may begin inside it.
                address = BareAddress().Match(text, address.Index + 1);
                continue;
            }

            escaped.Append(Signs(text[from..address.Index])).Append(staysBare ? address.Value : $"<{address.Value}>");
            from = address.Index + address.Length;
            address = address.NextMatch();
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

    // Signs that touch an address would be read as a part of it.
    private static bool IsApart(string text, Match address, bool touchesBefore, bool touchesAfter)
    {
        var rest = text.AsSpan(address.Index + address.Length);
        var end = rest.IndexOfAny(' ', '\n');
        return (address.Index == 0 ? !touchesBefore : text[address.Index - 1] is ' ' or '\n' or '(')
            && (end < 0 ? !touchesAfter && !rest.ContainsAny(_signs) : !rest[..end].ContainsAny(_signs))
            && !Entity().IsMatch(text, address.Index);
    }

    [GeneratedRegex(@"https?://[\p{L}\p{N}][^\s<>()]*[\p{L}\p{N}/]|www\.[\p{L}\p{N}][^\s<>()*\[\]~|\\`]*[\p{L}\p{N}/]", RegexOptions.IgnoreCase)]
    private static partial Regex BareAddress();

    // An asterisk between spaces and an underscore inside a word mean nothing.
    [GeneratedRegex(@"[\\`\[\]|]|(?<!\s(?=\*\s))\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|(?<=(?<![\p{L}\p{N}])(?:mailto|tel|ftp)):(?=\S)|(?<=www)\.|<(?=[\p{L}/!?])", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();

    [GeneratedRegex(@"&(?=#?\w+;)")]
    private static partial Regex Entity();

    [GeneratedRegex(@"^[-=:|\s]+$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|~~~|```)")]
    private static partial Regex BlockMark();

    [GeneratedRegex(@"^(\d{1,9})([.)])(?=\s|$)")]
    private static partial Regex Number();
}
