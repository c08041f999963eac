using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IdeaLab.Web.Html;

/// <summary>Counts where a text leads.</summary>
public static class Links
{
    /// <summary>How many links lead to other sites, pictures among them, as the reader of the Markdown finds them: also those that are written with entities or without a scheme.</summary>
    /// <param name="site">Where this site is, such as <c>https://ideas.example.org</c>.</param>
    public static int Away(string markdown, string site)
    {
        var here = Uri.TryCreate(site, UriKind.Absolute, out var own) ? own.Host : "";
        var document = MarkdownReader.Read(markdown);
        return document.Descendants<LinkInline>().Select(link => link.Url).Concat(document.Descendants<AutolinkInline>().Select(link => link.Url)).Count(LeadsAway);

        bool LeadsAway(string? url) => url is not null && !SafeUrl.IsLocalPath(url) && !(Uri.TryCreate(url, UriKind.Absolute, out var to) && (to.Scheme is "mailto" || string.Equals(to.Host, here, StringComparison.OrdinalIgnoreCase)));
    }
}
