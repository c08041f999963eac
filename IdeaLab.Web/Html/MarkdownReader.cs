using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IdeaLab.Web.Html;

/// <summary>The dialect of Markdown that people write here.</summary>
internal static class MarkdownReader
{
    // The parser and its writer refuse 128; nobody means that, so such a text is shown as typed.
    private const int MaxDepth = 100;

    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UsePipeTables()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    public static MarkdownDocument Read(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            return IsTooDeep(document, depth: 0) ? AsTyped(markdown) : document;
        }
        catch (ArgumentException)
        {
            return AsTyped(markdown);
        }
    }

    /// <summary>Makes the paths within this site whole addresses, for readers who are not on it.</summary>
    public static void LinkFrom(this MarkdownDocument document, string site)
    {
        foreach (var link in document.Descendants<LinkInline>().Where(link => SafeUrl.IsLocalPath(link.Url))) link.Url = site + link.Url;
    }

    private static bool IsTooDeep(MarkdownObject node, int depth) => depth > MaxDepth || node switch
    {
        ContainerBlock blocks => blocks.Any(child => IsTooDeep(child, depth + 1)),
        ContainerInline inlines => inlines.Any(child => IsTooDeep(child, depth + 1)),
        LeafBlock { Inline: { } inline } => IsTooDeep(inline, depth + 1),
        _ => false,
    };

    private static MarkdownDocument AsTyped(string text)
    {
        var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
        paragraph.Inline.AppendChild(new LiteralInline(text));
        return [paragraph];
    }
}
