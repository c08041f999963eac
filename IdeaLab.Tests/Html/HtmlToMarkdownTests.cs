using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines")]
    [InlineData("Just text", "Just text")]
    [InlineData("<h2>Why</h2><p><strong>Bold </strong>and <em>soft</em> and <u>under</u></p>", "## Why\n\n**Bold** and *soft* and *under*")]
    [InlineData("<ul><li>a</li><li><p>b</p></li></ul><ol><li>c</li></ol>", "- a\n- b\n\n1. c")]
    [InlineData("<ul><li>a<ol><li>b</li></ol></li></ul>", "- a\n  1. b")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul>c</ul>", "- a\n\n  - b\n\n  c")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b")]
    [InlineData("<ol start=4><li>a</li><li></li><li>b</li></ol>", "4. a\n5. b")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData("<a href=\"https://example.org/x_(y)\">here</a>", "[here](https://example.org/x_%28y%29)")]
    [InlineData("<a href=\"https://example.org/\"\">https://example.org/</a>", "https://example.org/")]
    [InlineData("<a href=\"https://example.org/a\">https://example.org/a</a>.", "<https://example.org/a>.")]
    [InlineData("<a href=\"javascript:alert(1)\">here</a> <a href=\"/local\">there</a>", "here there")]
    [InlineData("a&nbsp;&nbsp;b\u00A0c\u007F\u0001d", "a b cd")]
    [InlineData("<p>&nbsp;</p><p></p><ul><li> </li></ul>", "")]
    [InlineData("&lt;a onclick=alert(1)&gt;", "\\<a onclick=alert(1)>")]
    [InlineData("<script>alert(1)</script><style>p{}</style>text<!-- no -->", "text")]
    [InlineData("<p>1. a</p><p>- b</p><p># c</p><p>> d</p><p>---</p>", "1\\. a\n\n\\- b\n\n\\# c\n\n\\> d\n\n\\---")]
    [InlineData("<p>#hashtag 2*3 a_b _c_ [d] `e` f~~g</p>", "#hashtag 2\\*3 a_b \\_c\\_ \\[d\\] \\`e\\` f\\~\\~g")]
    [InlineData("<p>https://example.org/a_b*c y www.example.org/d_</p>", "<https://example.org/a_b*c> y www\\.example.org/d\\_")]
    [InlineData("<strong>Title:</strong>text", "**Title**:text")]
    [InlineData("<strong>a<br>b</strong>", "**a**\n**b**")]
    [InlineData("<strong>a</strong><strong>b</strong><em>c</em>", "**ab**c")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>", "a · b\n1 · 2")]
    [InlineData("<pre>  if (a)\n    b</pre>", "```\n  if (a)\n    b\n```")]
    [InlineData("<h3>a <br> b #</h3>", "### a b \\#")]
    [InlineData("<div>a<p>b", "a\n\nb")]
    [InlineData("<img src=x alt=\"a map\">", "a map")]
    [InlineData(null, "")]
    public void Html_becomes_what_a_person_would_have_typed(string? html, string markdown) =>
        Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Fact]
    public void The_words_are_the_same_before_and_after()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<strong>", "</strong>", "<em>", "</em>", "<u>", "</u>", "<ul><li>", "</li><li>", "</li></ul>", "<ol><li>", "</li></ol>",
            "<h2>", "</h2>", "<br>", "<blockquote>", "</blockquote>", "<a href=\"https://example.org/a(b)_c\">", "<a href='mailto:a@example.org'>", "</a>", "<hr>",
            "word", "otra", "ñ", " ", " ", "&nbsp;", "\n", ".", ":", ",", "\"", "(", ")", "*", "**", "_", "#", "# ", "- ", "+ ", "1. ", "2) ", "&lt;b&gt;", "&amp;amp;", "&amp;#35;",
            "[x](y)", "![", "`", "~~", "|", "---", "===", "|-|-|", "\\", "!", "«", "€", "👍", "https://example.org/x_y_", "www.example.org", "> ", "<div>", "</div>", "\t",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

        Prop.ForAll(texts, html =>
        {
            var markdown = HtmlToMarkdown.Convert(html);
            Assert.Equal(HtmlReading.VisibleText(html), HtmlReading.VisibleText(RichText.FromMarkdown(markdown).Html()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
