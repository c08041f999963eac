using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Web.Data.Search;

namespace IdeaLab.Tests.Data;

/// <summary>Whatever is typed, nothing but words comes out, in each engine's own language.</summary>
public sealed class SearchTextTests
{
    private static readonly string[] Pieces =
        ["card", "móvil", "AND", "OR", "NOT", "NEAR((a, b), 3)", "FORMSOF(INFLECTIONAL, a)", "ISABOUT(a WEIGHT(1))", "\"", "\"\"", "'", "*", "a*", "%", "_", "[", "]", "^", "\\", "(", ")", "{0}", "}", "~", "&", "|", "!", ",", ";", "-", "--", ":", "\0", "\u0002", "\u0301", "\ud83d\ude00", "\ud83d", "ñ", "٣", " ", "\t", "\n", new('x', 900)];

    [Fact]
    public void Nothing_that_is_typed_is_more_than_words() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        Gen.Choose(0, 40).SelectMany(n => Gen.Elements(Pieces).ArrayOf(n)).Select(string.Concat).ToArbitrary(),
        typed =>
        {
            foreach (var terms in new[] { SearchText.AllOf(typed), SearchText.AnyOf(typed) })
            {
                if (terms is null) continue;
                Assert.InRange(terms.All.Count, 1, 12);
                Assert.All(terms.All, term => Assert.Matches(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*( [\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$", term.Text));
                var values = FullText.Ideas.Matches(terms, "*", "f").GetArguments().Cast<string>().ToList();
                // nvarchar(4000) is the longest that full-text search takes.
                Assert.All(values, value => Assert.InRange(value.Length, 1, 4000));
                Assert.All(values[..^2].Append(values[^1]), condition => Assert.Matches("""^"[^"*]+\*?"( OR "[^"*]+\*?")*$""", condition));
                Assert.DoesNotMatch("[\"*'()]", values[^2]);
            }
        }));

    [Theory]
    [InlineData("card fre", "card|fre*")]
    [InlineData("card fre ", "card|fre")]
    [InlineData("\"lost card\"", "lost card")]
    [InlineData("it's an e-mail", "it s|an|e mail*")]
    [InlineData("\"unfinished phrase", "unfinished|phrase*")]
    public void Words_stand_alone_or_together_and_the_last_may_go_on(string typed, string terms) =>
        Assert.Equal(terms, string.Join('|', SearchText.AllOf(typed)!.All.Select(term => term.Text + (term.IsBeginning ? "*" : ""))));
}
