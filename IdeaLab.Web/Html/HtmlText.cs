using System.Text;

namespace IdeaLab.Web.Html;

/// <summary>Encodes the five signs that mean something in HTML and leaves every script and emoji readable.</summary>
internal static class HtmlText
{
    public static StringBuilder AppendText(this StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            if (!char.IsControl(sign) || char.IsWhiteSpace(sign)) html.AppendSign(sign);
        }

        return html;
    }

    private static StringBuilder AppendSign(this StringBuilder html, char sign) => sign switch
    {
        '&' => html.Append("&amp;"),
        '<' => html.Append("&lt;"),
        '>' => html.Append("&gt;"),
        '"' => html.Append("&quot;"),
        '\'' => html.Append("&#39;"),
        _ => html.Append(sign),
    };
}
