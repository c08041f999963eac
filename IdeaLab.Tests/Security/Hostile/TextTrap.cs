using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>Tells where a text became more than text.</summary>
internal static class TextTrap
{
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "poster", "data", "background", "srcdoc"];

    /// <summary>Elements and attributes that no page of the lab has of its own.</summary>
    public static IEnumerable<string> FaultsIn(IDocument page)
    {
        foreach (var element in page.All)
        {
            var shown = element.OuterHtml[..Math.Min(200, element.OuterHtml.Length)];
            if (element.Id == HostileTexts.Mark || element.ClassList.Contains(HostileTexts.Mark)) yield return $"an element of the text's own: {shown}";
            if (element.LocalName is "iframe" or "object" or "embed" or "applet" or "base" or "portal" or "frame") yield return $"an element that no page has: {shown}";
            if (element is IHtmlScriptElement script && (script.Source is not { } source || !source.StartsWith('/') || source.StartsWith("//", StringComparison.Ordinal))) yield return $"a script that is not the lab's: {shown}";
            if (element is IHtmlMetaElement { HttpEquivalent: "refresh" }) yield return $"a way off the page: {shown}";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.LocalName.StartsWith("hx-on", StringComparison.OrdinalIgnoreCase)) yield return $"a handler: {shown}";
                if (Addresses.Contains(attribute.Name) && element is not IHtmlLinkElement { Relation: "icon" } && IsScript(attribute.Value)) yield return $"an address that acts: {shown}";
            }
        }
    }

    // As a browser reads it: control signs and space before it, and line ends and tabs within, do not count.
    private static bool IsScript(string address)
    {
        var read = string.Concat(address.SkipWhile(sign => sign <= ' ').Where(sign => sign is not ('\t' or '\n' or '\r'))).ToUpperInvariant();
        return read.StartsWith("JAVASCRIPT:", StringComparison.Ordinal) || read.StartsWith("VBSCRIPT:", StringComparison.Ordinal) || read.StartsWith("DATA:", StringComparison.Ordinal) && !read.StartsWith("DATA:IMAGE/PNG", StringComparison.Ordinal);
    }
}
