using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class InlineCssTests
{
    [Theory]
    [InlineData("p { margin: 0 0 16px }", "<p>x</p>", "margin: 0 0 16px")]
    [InlineData("p { color: #123 } .a { color: #ffffff }", "<p class=a>x</p>", "color: #FFFFFF")]
    [InlineData(".a { color: #ffffff } p { color: #123 }", "<p class=a>x</p>", "color: #FFFFFF")]
    [InlineData("p { color: red } p { color: #00ff00; }", "<p>x</p>", "color: #00FF00")]
    [InlineData("p { color: red; margin: 0 }", "<p style='color: #000'>x</p>", "color: #000000; margin: 0")]
    [InlineData("p { color: #fff !important }", "<p style='color: #000'>x</p>", "color: #FFFFFF")]
    [InlineData("p { mso-line-height-rule: exactly }", "<p>x</p>", "mso-line-height-rule: exactly")]
    [InlineData("div > p:first-child { border: 1px solid #eee }", "<div><p>x</p></div>", "border: 1px solid #EEEEEE")]
    public void A_rule_becomes_an_attribute(string css, string body, string style)
    {
        using var mail = InlineCss.Apply($"<html><head><style>{css}</style></head><body>{body}</body></html>").Parse();

        var parts = mail.QuerySelector("p")!.GetAttribute("style")!.Split("; ").Order();
        Assert.Equal(style.Split("; ").Order(), parts);
    }

    [Fact]
    public void Rules_for_the_readers_screen_stay_in_the_head()
    {
        using var mail = InlineCss.Apply("""
            <!doctype html><html><head><title>T</title><style>
            .a { color: #111 } .unused { color: #222 }
            a:hover { color: #333 } [data-ogsc] .a { color: #444 }
            @media (prefers-color-scheme: dark) { .a { color: #eee !important } }
            @media (max-width: 600px) { .a { width: 100% } }
            </style></head><body><p class="a">x</p></body></html>
            """).Parse();

        var kept = mail.QuerySelector("head style")!.TextContent;
        Assert.Contains("@media (prefers-color-scheme: dark) { .a { color: #EEEEEE !important } }", kept, StringComparison.Ordinal);
        Assert.Contains("@media (max-width: 600px)", kept, StringComparison.Ordinal);
        Assert.Contains("a:hover", kept, StringComparison.Ordinal);
        Assert.Contains("[data-ogsc]", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("unused", kept, StringComparison.Ordinal);
        Assert.Equal("color: #111111", mail.QuerySelector("p")!.GetAttribute("style"));
    }

    [Fact]
    public void What_is_remembered_of_one_mail_is_not_taken_for_another()
    {
        string Mail(string css, string body) => InlineCss.Apply($"<html><head><style>{css}</style></head><body>{body}</body></html>");

        Assert.Contains("<p style=\"color: #111111\">x</p>", Mail("p { color: #111 }", "<p>x</p>"), StringComparison.Ordinal);
        Assert.Contains("<p style=\"color: #222222\">x</p>", Mail("p { color: #222 }", "<p>x</p>"), StringComparison.Ordinal);
        var both = Mail("p { color: #111 }", "<p style='margin: 0'>x</p><p>y</p>");
        Assert.Contains("<p style=\"color: #111111; margin: 0\">x</p><p style=\"color: #111111\">y</p>", both, StringComparison.Ordinal);
        Assert.Equal(both, Mail("p { color: #111 }", "<p style='margin: 0'>x</p><p>y</p>"));
    }

    [Fact]
    public void Without_conditional_rules_no_style_element_is_left()
    {
        var mail = InlineCss.Apply("<!doctype html><html lang=es><head><style>p { margin: 0 }</style></head><body><p>ñ &amp; ü</p></body></html>");

        Assert.Equal("<!DOCTYPE html><html lang=\"es\"><head></head><body><p style=\"margin: 0\">ñ &amp; ü</p></body></html>", mail);
    }
}
