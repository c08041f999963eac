using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;

namespace IdeaLab.Tests.Html;

/// <summary>Reads HTML as a person would see it.</summary>
internal static class HtmlReading
{
    private static readonly HtmlParser _parser = new();

    public static string Html(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static IHtmlDocument Parse(this string html) => _parser.ParseDocument(html);

    /// <summary>The words in their order; blocks and lines are apart by a space.</summary>
    public static string VisibleText(string html)
    {
        using var document = html.Parse();
        foreach (var block in document.QuerySelectorAll("p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, br, blockquote, hr, td, th, tr, pre"))
        {
            block.Before(document.CreateTextNode(" "));
            block.After(document.CreateTextNode(" "));
        }

        var text = document.Body!.TextContent.Where(c => char.IsWhiteSpace(c) || !char.IsControl(c));
        return string.Join(' ', new string([.. text]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
