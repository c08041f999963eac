using System.Collections.Concurrent;
using AngleSharp;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IdeaLab.Web.Html;

/// <summary>
/// The style sheets of a mail, read once: thousands of mails share them, and reading takes longer than all else about a mail. Elements that the same rules meet get the same style, which is put together once.
/// There are as many as the lab has had colours since the program began.
/// </summary>
internal sealed class InlineSheet
{
    private static readonly AngleSharp.IConfiguration _configuration = Configuration.Default.WithCss(new CssParserOptions
    {
        IsIncludingUnknownDeclarations = true,
        IsIncludingUnknownRules = true,
        IsToleratingInvalidSelectors = true,
    });

    private static readonly ConcurrentDictionary<string, InlineSheet> _known = new();

    private readonly List<(ISelector Selector, List<ICssProperty> Properties)> _rules;
    private readonly ConcurrentDictionary<string, string> _styles = new();

    private InlineSheet(IReadOnlyList<string> sheets)
    {
        var read = sheets.Select(Read).ToList();
        _rules = [.. from sheet in read from rule in sheet.Rules.OfType<ICssStyleRule>() where rule.Selector is not null orderby rule.Selector.Specificity select (rule.Selector, rule.Style.ToList())];
        Kept = [.. read.Select(sheet => string.Join('\n', sheet.Rules.Where(rule => rule is not ICssStyleRule style || IsConditional(style)).Select(rule => rule.ToCss())))];
    }

    /// <summary>Of each sheet what cannot live in an attribute.</summary>
    public IReadOnlyList<string> Kept { get; }

    public static InlineSheet Of(IReadOnlyList<string> sheets) => _known.GetOrAdd(string.Join('\0', sheets), _ => new InlineSheet(sheets));

    /// <summary>The style attribute of an element; null where no rule meets it.</summary>
    public string? StyleOf(IElement element)
    {
        var rules = Enumerable.Range(0, _rules.Count).Where(index => _rules[index].Selector.Match(element)).ToList();
        if (rules.Count == 0) return null;
        var own = element.GetAttribute("style") ?? "";
        return _styles.GetOrAdd($"{string.Join(' ', rules)};{own}", _ => Together(rules.SelectMany(index => _rules[index].Properties).ToList(), own));
    }

    // An own style attribute wins over every rule but the important ones.
    private static string Together(List<ICssProperty> properties, string own)
    {
        using var context = BrowsingContext.New(_configuration);
        using var document = context.GetService<IHtmlParser>()!.ParseDocument("<p></p>");
        var element = document.QuerySelector("p")!;
        element.SetAttribute("style", own);
        var style = element.GetStyle();
        var before = style.ToList();
        style.CssText = "";
        foreach (var property in properties.Where(p => !p.IsImportant).Concat(before).Concat(properties.Where(p => p.IsImportant)))
            style.SetProperty(property.Name, property.Value);
        return element.GetAttribute("style") ?? "";
    }

    private static ICssStyleSheet Read(string sheet)
    {
        var context = BrowsingContext.New(_configuration);
        var document = context.GetService<IHtmlParser>()!.ParseDocument($"<style>{sheet}</style>");
        return document.StyleSheets.OfType<ICssStyleSheet>().Single();
    }

    // Attributes such as [data-ogsc] are set by mail programs in their dark mode.
    private static bool IsConditional(ICssStyleRule rule) => rule.SelectorText.AsSpan().ContainsAny(':', '[');
}
