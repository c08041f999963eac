using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>\n")]
    [InlineData("~~gone~~", "<p><del>gone</del></p>\n")]
    [InlineData("one\ntwo", "<p>one<br>\ntwo</p>\n")]
    [InlineData("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n")]
    [InlineData("¿Qué tal, señor? 日本 👍", "<p>¿Qué tal, señor? 日本 👍</p>\n")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Markdown_becomes_html(string? markdown, string html) =>
        Assert.Equal(html, RichText.FromMarkdown(markdown).Html());

    [Fact]
    public void Addresses_become_links()
    {
        using var page = RichText.FromMarkdown("Mira https://example.org/a?b=1&c=2, o www.example.org").Html().Parse();

        var addresses = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["https://example.org/a?b=1&c=2", "https://www.example.org"], addresses);
    }

    [Fact]
    public void Links_to_elsewhere_carry_no_weight_and_links_within_do()
    {
        using var page = RichText.FromMarkdown("[out](https://example.org) [in](/ideas/42) [mail](mailto:a@example.org)").Html().Parse();

        var rels = page.QuerySelectorAll("a").Select(link => link.GetAttribute("rel"));
        Assert.Equal(["nofollow ugc noopener", null, "nofollow ugc noopener"], rels);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](ftp://example.org)")]
    public void A_link_that_may_lead_nowhere_is_only_its_words(string markdown) =>
        Assert.Equal("<p>x</p>\n", RichText.FromMarkdown(markdown).Html());

    [Fact]
    public void A_table_is_a_table()
    {
        using var page = RichText.FromMarkdown("| a | b |\n|---|--:|\n| 1 | 2 |").Html().Parse();

        Assert.Equal(["a", "b"], page.QuerySelectorAll("th").Select(cell => cell.TextContent));
        Assert.Equal(["1", "2"], page.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Theory]
    [InlineData("# A\n## B\n### C", "h3 h4 h5")]
    [InlineData("## A\n#### B\n## C\n### D", "h3 h4 h3 h4")]
    [InlineData("###### A\n# B", "h3 h3")]
    [InlineData("# A\n## B\n### C\n#### D\n##### E\n###### F", "h3 h4 h5 h6 h6 h6")]
    public void Headings_stand_below_those_of_the_page_and_skip_no_level(string markdown, string levels)
    {
        using var page = RichText.FromMarkdown(markdown).Html().Parse();

        Assert.Equal(levels, string.Join(' ', page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName)));
    }

    [Fact]
    public void A_picture_from_elsewhere_is_a_link()
    {
        using var page = RichText.FromMarkdown("![a square](https://example.org/a.png)").Html().Parse();

        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal("a square", page.QuerySelector("a[href='https://example.org/a.png']")?.TextContent);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("![[]()")]
    [InlineData("1. ")]
    [InlineData("*a _b ")]
    public void A_text_of_signs_only_is_shown_and_harms_nobody(string sign)
    {
        var html = RichText.FromMarkdown(string.Concat(Enumerable.Repeat(sign, 5000))).Html();

        Assert.StartsWith("<p>", html, StringComparison.Ordinal);
    }
}
