using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace IdeaLab.Web.Html;

/// <summary>Turns what a person typed into HTML that is safe to show.</summary>
public static class RichText
{
    // A page has its own h1 and h2; texts start below them.
    private const int PageHeadings = 2;
    private const int DeepestHeading = 6;

    /// <param name="markdown">What a person typed.</param>
    /// <param name="site">Where paths within this site begin, for readers who are not on it.</param>
    public static IHtmlContent FromMarkdown(string? markdown, string? site = null)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return HtmlString.Empty;

        var document = MarkdownReader.Read(markdown);
        NestHeadings(document);
        LinkImages(document);
        if (site is not null) document.LinkFrom(site);
        return new HtmlString(AllowList.Clean(document.ToHtml(MarkdownReader.Pipeline)));
    }

    // Readers of a screen reader walk the headings, so no level is skipped, whatever the author chose for its size.
    private static void NestHeadings(MarkdownDocument document)
    {
        var open = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            while (open.TryPeek(out var level) && level >= heading.Level) open.Pop();
            open.Push(heading.Level);
            heading.Level = Math.Min(PageHeadings + open.Count, DeepestHeading);
        }
    }

    // Pictures from elsewhere would tell that place who reads here.
    private static void LinkImages(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>()) link.IsImage = false;
    }
}
