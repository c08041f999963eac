using AngleSharp;
using AngleSharp.Css.Values;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IdeaLab.Web.Html;

/// <summary>
/// Moves the rules of a mail's style elements into style attributes, because many mail programs read no other styles.
/// Rules that depend on the reader's screen or hand (@media, :hover) cannot live in an attribute and stay in the head;
/// they need <c>!important</c> to win over the attributes.
/// </summary>
public static class InlineCss
{
    // Outlook does not read rgba().
    static InlineCss() => CssColorValue.UseHex = true;

    public static string Apply(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);

        var elements = document.QuerySelectorAll("style").ToList();
        var sheet = InlineSheet.Of([.. elements.Select(style => style.TextContent)]);
        foreach (var element in document.All)
            if (sheet.StyleOf(element) is { } style) element.SetAttribute("style", style);
        foreach (var (element, kept) in elements.Zip(sheet.Kept))
        {
            if (kept.Length == 0) element.Remove();
            else element.TextContent = kept;
        }
        return document.ToHtml();
    }
}
