using IdeaLab.Web.Data.Search;

namespace IdeaLab.Tests.Data;

/// <summary>Brackets stand for the marks.</summary>
public sealed class MarksTests
{
    [Theory]
    [InlineData("aplicacion movil ", "Una aplicación MÓVIL, más clara", "Una [aplicación] [MÓVIL], más clara")]
    [InlineData("móv", "movil y móvil", "[movil] y [móvil]")]
    [InlineData("mov ", "movil", "movil")]
    [InlineData("card", "discard a card", "discard a [card]")]
    [InlineData("\"lost card\"", "a lost, card and a card lost", "a [lost, card] and a card lost")]
    [InlineData("lost \"lost card\"", "a lost card", "a [lost card]")]
    [InlineData("e-mai", "By E-Mail", "By [E-Mail]")]
    [InlineData("manana ", "man\u0303ana", "[man\u0303ana]")]
    [InlineData("card", "", "")]
    public void Words_are_marked_whatever_their_accents_and_case(string typed, string text, string marked) => Assert.Equal(marked, Shown(Of(typed).In(text)));

    [Theory]
    [InlineData("a1", "[a1] a2 a3 a4 a5 a6…")]
    [InlineData("a5 ", "a1 a2 a3 a4 [a5] a6…")]
    [InlineData("a9 ", "…a5 a6 a7 a8 [a9] a10.")]
    [InlineData("a7 ", "…a3 a4 a5 a6 [a7] a8…")]
    [InlineData("none", "a1 a2 a3 a4 a5 a6…")]
    [InlineData("\"a7 a8 a9 a10\"", "…a3 a4 a5 a6 [a7 a8]…")]
    public void A_snippet_begins_a_little_before_the_first_match_and_says_where_the_text_goes_on(string typed, string snippet) =>
        Assert.Equal(snippet, Shown(Of(typed == "a1" ? "a1 " : typed).Around("a1 a2 a3 a4 a5 a6 a7 a8 a9 a10.", 6)));

    [Fact]
    public void A_short_text_is_shown_whole() => Assert.Equal("(One) [two]!", Shown(Of("two").Around("(One) two!", 2)));

    private static Marks Of(string typed) => new(SearchText.AllOf(typed)!);

    private static string Shown(string marked) => marked.Replace('\u0002', '[').Replace('\u0003', ']');
}
