using System.Text.RegularExpressions;
using System.Xml.Linq;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Security;

namespace IdeaLab.Tests.Architecture;

/// <summary>Both languages are complete, and no page carries a text of its own.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> English = Read("Text.resx");
    private static readonly Dictionary<string, string> Spanish = Read("Text.es.resx");

    [Fact]
    public void Each_text_is_there_in_both_languages() => Assert.Equal(English.Keys.Order(), Spanish.Keys.Order());

    [Fact]
    public void No_text_is_empty() => Assert.DoesNotContain(English.Concat(Spanish), text => string.IsNullOrWhiteSpace(text.Value));

    [Fact]
    public void Both_languages_fill_in_the_same_values() =>
        Assert.All(English, text => Assert.True(Places(text.Value).SetEquals(Places(Spanish[text.Key])), $"{text.Key}: \"{text.Value}\" and \"{Spanish[text.Key]}\" have other placeholders"));

    [Fact]
    public void Every_text_asked_for_exists()
    {
        var missing = Sources().SelectMany(file => KeyUse().Matches(File.ReadAllText(file)).Select(m => m.Groups["key"].Value).Where(key => !English.ContainsKey(key)).Select(key => $"{Path.GetFileName(file)}: {key}"));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_word_of_the_product_exists()
    {
        string[] words = [.. Words<IdeaStatus>(), .. Words<Audience>(), .. Words<Stance>(), .. Words<PersonKind>(), .. Words<MailChoice>(), .. Words<NewsKinds>().Except(["NewsKinds.None"]), .. Words<AuditAct>(), .. Enum.GetNames<ScreeningRule>().SelectMany(rule => (string[])[$"Screening.{rule}", $"Screening.{rule}.About"])];
        Assert.Empty(words.Except(English.Keys));
    }

    [Fact]
    public void Everything_audited_has_its_words()
    {
        var words = Audited.Properties.Keys.Select(kind => $"Audit.Thing.{kind.Name}").Concat(Audited.Properties.Values.SelectMany(names => names).Select(name => $"Audit.What.{name}"));
        Assert.Empty(words.Except(English.Keys));
    }

    [Fact]
    public void No_page_holds_a_text_outside_the_resources()
    {
        var found = Repository.Files("IdeaLab.Web", "*.cshtml").Concat(Repository.Files("IdeaLab.Web", "*.razor"))
            .SelectMany(file => LooseText(File.ReadAllText(file)).Select(text => $"{Path.GetRelativePath(Repository.Root, file)}: {text}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p>Hello there</p>", "Hello there")]
    [InlineData("<p>@T[\"Home.Title\"]</p>", null)]
    [InlineData("<input placeholder=\"Search\">", "placeholder=\"Search\"")]
    public void The_search_for_loose_text_finds_it(string markup, string? found) => Assert.Equal(found is null ? [] : [found], LooseText(markup));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Repository.PathOf("IdeaLab.Web", "Localization", file)).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Sources() =>
        Repository.Files("IdeaLab.Web", "*.cs").Concat(Repository.Files("IdeaLab.Web", "*.cshtml")).Concat(Repository.Files("IdeaLab.Web", "*.razor")).Concat(Repository.Files("IdeaLab.Domain", "*.cs"));

    private static IEnumerable<string> Words<TEnum>() where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(name => $"{typeof(TEnum).Name}.{name}");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> LooseText(string markup)
    {
        var attributes = TextAttribute().Matches(markup).Select(m => m.Value);
        var text = Code().Replace(markup, " ");
        text = Tag().Replace(text, "\n");
        return attributes.Concat(text.Split('\n').Select(l => l.Trim()).Where(l => TwoWords().IsMatch(l)));
    }

    [GeneratedRegex("""\{(\d+)""")]
    private static partial Regex Place();

    // T["Key"], text["Key"], texts["Key"], RuleViolation("Key", ErrorMessage = "Key".
    [GeneratedRegex("""(?:\b(?:T|text|texts|Text)\[|RuleViolation\(|ErrorMessage = )"(?<key>[A-Z]\w*\.[\w.]+)"(?!\s*\+)""")]
    private static partial Regex KeyUse();

    [GeneratedRegex("""(?:placeholder|title|alt|aria-label)="[^"@]*[A-Za-z]{3,}[^"@]*["]""")]
    private static partial Regex TextAttribute();

    // Razor comments, code blocks at the start of a line, directives, and expressions.
    [GeneratedRegex("""@\*.*?\*@|@code\s*\{.*\}\s*$|^\s*@\{.*?^\s*\}|@\{[^\n]*\}|^\s*@(?:page|model|using|inject|namespace|inherits|typeparam|addTagHelper|implements|layout|section|functions)[^\n]*|^\s*(?:@?(?:if|foreach|for|else|switch|while|var|await|case|break|default|using)\b|[{}])[^\n<]*|<script.*?</script>|<style.*?</style>|@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|@(?:await )?[\w.!?]+(?:(?:\[[^\]]*\]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))[\w.!?]*)*""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""^[^{};=]*\p{L}{3,}[^{};=]*$""")]
    private static partial Regex TwoWords();
}
