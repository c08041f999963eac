using IdeaLab.Web.Html;

namespace IdeaLab.Tests.Html;

public sealed class SafeUrlTests
{
    [Theory]
    [InlineData("https://example.org/a?b#c", true)]
    [InlineData("HTTP://example.org", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("/ideas/42", true)]
    [InlineData("/", true)]
    [InlineData("//example.org", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData(" https://example.org", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("https://", false)]
    [InlineData("ideas/42", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_web_and_mail_addresses_and_own_paths_are_links(string? url, bool allowed) =>
        Assert.Equal(allowed, SafeUrl.Allows(url));
}
