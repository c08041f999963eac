using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class AllowListTests
{
    private static readonly string[] _attacks =
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#106;ava&#x73;cript&colon;alert(1)\">x</a>",
        "<a href=\"java\nscript:alert(1)\">x</a>",
        "<a href=\"java&Tab;script:alert(1)\">x</a>",
        "<a href=\"\u0001javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "<a href=\"vbscript:x\">x</a>",
        "<a href=\"//evil.test\">x</a>",
        "<a href=\"/\\evil.test\">x</a>",
        "<a href=\"/\t/evil.test\">x</a>",
        "<a href=\"https://example.org/\"\" onclick=alert(1)>x</a>",
        "<a href=https://example.org/ onclick=alert(1) style=position:fixed id=x name=y class=z target=_blank>x</a>",
        "<p onclick=alert(1) style=\"background:url(javascript:alert(1))\">x</p>",
        "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<style>body{display:none}</style><link rel=stylesheet href=//evil.test>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<template><script>alert(1)</script></template>",
        "<textarea></textarea><script>alert(1)</script>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=x></object><embed src=x>",
        "<form action=//evil.test><input name=a><button>x</button></form>",
        "<base href=//evil.test><meta http-equiv=refresh content=0>",
        "<body onload=alert(1)>x",
        "<h1>x</h1><h2>y</h2>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "&lt;a onclick=alert(1)&gt;",
        "<div><b><p><i></b></div></i></p><",
        "<ol start=\"1 onclick=x\"><li value=9>x</ol>",
        "<a href='https://example.org/?\"><script>alert(1)</script>'>x</a>",
    ];

    public static TheoryData<string> Attacks => [.. _attacks];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_but_the_listed_gets_through(string html)
    {
        AssertHarmless(AllowList.Clean(html));
        AssertHarmless(RichText.FromMarkdown(html).Html());
        AssertHarmless(RichText.FromMarkdown(HtmlToMarkdown.Convert(html)).Html());
        AssertHarmless(PlainText.Highlighted(html).Html(), "mark");
    }

    [Fact]
    public void Nothing_but_the_listed_gets_through_however_attacks_are_mixed()
    {
        var pieces = _attacks.SelectMany(attack => attack.Split(' ')).Concat(["<", ">", "\"", "'", "](", "[", "\n", "`", "\0"]).ToArray();
        var mixtures = Gen.Elements(pieces).ListOf().Select(parts => string.Join(' ', parts)).ToArbitrary();

        Prop.ForAll(mixtures, html =>
        {
            AssertHarmless(AllowList.Clean(html));
            AssertHarmless(RichText.FromMarkdown(html).Html());
            AssertHarmless(RichText.FromMarkdown(HtmlToMarkdown.Convert(html)).Html());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing()
    {
        foreach (var attack in _attacks)
        {
            var clean = AllowList.Clean(attack);
            Assert.Equal(clean, AllowList.Clean(clean));
        }
    }

    [Fact]
    public void What_was_visible_stays_visible() =>
        Assert.Equal("Title a link and more <em>soft</em>", AllowList.Clean("<h1>Title</h1> <span>a <u>link</u> and</span> more <em>soft</em>"));

    [Fact]
    public void A_broken_link_attribute_leaves_the_link() =>
        Assert.Equal(
            "<a href=\"https://example.org/\" rel=\"nofollow ugc noopener\">x</a>",
            AllowList.Clean("<a href=\"https://example.org/\"\">x</a>"));

    private static void AssertHarmless(string html, params string[] alsoAllowed)
    {
        string[] elements = ["p", "br", "hr", "em", "strong", "del", "blockquote", "code", "pre", "ul", "ol", "li", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a", .. alsoAllowed];
        using var page = html.Parse();
        foreach (var element in page.All.Except([page.DocumentElement, page.Head!, page.Body!]))
        {
            Assert.Contains(element.LocalName, elements);
            foreach (var attribute in element.Attributes)
                Assert.Contains($"{element.LocalName}.{attribute.Name}", (string[])["a.href", "a.title", "a.rel", "ol.start"]);
            if (element.GetAttribute("href") is { } href)
                Assert.Matches("^(https?:|mailto:|/[^/\\\\]|/$)", href);
        }

        Assert.Empty(page.Body!.Attributes);
        Assert.DoesNotContain(page.Descendants<IComment>(), _ => true);
    }
}
