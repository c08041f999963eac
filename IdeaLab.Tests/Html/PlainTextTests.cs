using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("# Title\n\nA **bold** word and `code`.", "Title\n\nA bold word and code.")]
    [InlineData("- one\n- two\n  1. deep\n\nend", "- one\n- two\n  1. deep\n\nend")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("> said\n> so\n\nand?", "> said\n> so\n\nand?")]
    [InlineData("See [the plan](https://example.org/plan).", "See the plan (https://example.org/plan).")]
    [InlineData("See https://example.org/a_b_c", "See https://example.org/a_b_c")]
    [InlineData("[x](javascript:alert(1))", "x")]
    [InlineData("5 \\* 3 &lt; 20 &amp; more", "5 * 3 < 20 & more")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2")]
    [InlineData("<b>typed</b>", "<b>typed</b>")]
    [InlineData("```\nif (a)\n  b\n```", "if (a)\n  b")]
    [InlineData(null, "")]
    public void The_whole_text_keeps_its_shape_and_loses_its_signs(string? markdown, string text) =>
        Assert.Equal(text, PlainText.FromMarkdown(markdown));

    [Theory]
    [InlineData("## Title\n\n- one\n- two", 80, "Title - one - two")]
    [InlineData("[the plan](https://example.org/plan) now", 80, "the plan now")]
    [InlineData("A night bus on every line", 16, "A night bus on…")]
    [InlineData("A night bus, on every line", 12, "A night bus…")]
    [InlineData("Rindfleischetikettierung", 10, "Rindfleis…")]
    [InlineData("exactly", 7, "exactly")]
    [InlineData("aaaaaaa👍b", 9, "aaaaaaa…")]
    public void An_excerpt_is_one_line_cut_after_a_word(string markdown, int maxLength, string excerpt)
    {
        Assert.Equal(excerpt, PlainText.FromMarkdown(markdown, maxLength));
        Assert.True(excerpt.Length <= maxLength);
    }

    [Fact]
    public void Marks_of_the_search_survive() =>
        Assert.Equal("a \u0002night\u0003 bus", PlainText.FromMarkdown("a **\u0002night\u0003** bus", 40));

    [Theory]
    [InlineData("…del \u0002metro\u0003** en la zona", "…del <mark>metro</mark> en la zona")]
    [InlineData("…lugar](https://example.org/a) con \u0002metro\u0003…", "…lugar con <mark>metro</mark>…")]
    [InlineData("ver [el \u0002metro\u0003](https://example.org/\u0002metro\u0003/l", "ver el <mark>metro</mark>")]
    [InlineData("ver [el plan](https://\u0002metro\u0003.example/x) hoy", "ver el plan hoy")]
    [InlineData("- uno\n- \u0002dos\u0003\n\n## Tres", "- uno - <mark>dos</mark> Tres")]
    [InlineData("_\u0002uno\u0003_ y **dos", "<mark>uno</mark> y dos")]
    [InlineData("2 * 3 = 6 <b>\u0002x\u0003</b> & \"y\"", "2 * 3 = 6 &lt;b&gt;<mark>x</mark>&lt;/b&gt; &amp; &quot;y&quot;")]
    [InlineData("\u0003a \u0002b", "a <mark>b</mark>")]
    [InlineData("a_name_here y * nota", "a_name_here y * nota")]
    [InlineData("", "")]
    public void A_snippet_shows_its_words_marked(string fragment, string html) =>
        Assert.Equal(html, PlainText.Highlighted(fragment).Html());
}
