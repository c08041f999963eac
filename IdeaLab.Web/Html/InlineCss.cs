using AngleSharp;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Css.Values;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IdeaLab.Web.Html;

/// <summary>
/// Moves the rules of a mail's style elements into style attributes, because many mail programs read no other styles.
/// Rules that depend on the reader's screen or hand (@media, :hover) cannot live in an attribute and stay in the head;
/// they need <c>!important</c> to win over the attributes.
/// </summary>
public static class InlineCss
{
    private static readonly AngleSharp.IConfiguration _configuration = Configuration.Default.WithCss(new CssParserOptions
    {
        IsIncludingUnknownDeclarations = true,
        IsIncludingUnknownRules = true,
        IsToleratingInvalidSelectors = true,
    });

    // Outlook does not read rgba().
    static InlineCss() => CssColorValue.UseHex = true;

    public static string Apply(string html)
    {
        using var context = BrowsingContext.New(_configuration);
        using var document = context.GetService<IHtmlParser>()!.ParseDocument(html);

        var sheets = document.StyleSheets.OfType<ICssStyleSheet>().ToList();
        var rules = sheets.SelectMany(sheet => sheet.Rules).OfType<ICssStyleRule>().OrderBy(rule => rule.Selector?.Specificity).ToList();
        foreach (var styled in rules.SelectMany(rule => Declarations(rule, document)).GroupBy(styled => styled.Element)) SetStyle(styled.Key, [.. styled.Select(s => s.Property)]);
        foreach (var sheet in sheets) KeepConditional(sheet);
        return document.ToHtml();
    }

    private static IEnumerable<(IElement Element, ICssProperty Property)> Declarations(ICssStyleRule rule, IHtmlDocument document) =>
        from element in document.QuerySelectorAll(rule.SelectorText)
        from property in rule.Style
        select (element, property);

    // An own style attribute wins over every rule but the important ones.
    private static void SetStyle(IElement element, List<ICssProperty> properties)
    {
        var own = element.GetStyle().ToList();
        var style = element.GetStyle();
        style.CssText = "";
        foreach (var property in properties.Where(p => !p.IsImportant).Concat(own).Concat(properties.Where(p => p.IsImportant)))
            style.SetProperty(property.Name, property.Value);
    }

    private static void KeepConditional(ICssStyleSheet sheet)
    {
        var kept = sheet.Rules.Where(rule => rule is not ICssStyleRule styleRule || IsConditional(styleRule)).Select(rule => rule.ToCss()).ToList();
        if (kept.Count == 0) sheet.OwnerNode.Remove();
        else sheet.OwnerNode.TextContent = string.Join('\n', kept);
    }

    // Attributes such as [data-ogsc] are set by mail programs in their dark mode.
    private static bool IsConditional(ICssStyleRule rule) => rule.SelectorText.AsSpan().ContainsAny(':', '[');
}
