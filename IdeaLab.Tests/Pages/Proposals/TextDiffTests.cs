using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Web.Pages.Proposals;

namespace IdeaLab.Tests.Pages.Proposals;

public sealed class TextDiffTests
{
    [Fact]
    public void Words_that_differ_are_told_apart_and_no_others() =>
        Assert.Equal(
            [(TextPieceKind.Same, "Una tarjeta "), (TextPieceKind.Removed, "perdida"), (TextPieceKind.Added, "robada"), (TextPieceKind.Same, ", ya.")],
            TextDiff.Of("Una tarjeta perdida, ya.", "Una tarjeta robada, ya.").Select(p => (p.Kind, p.Text)));

    [Fact]
    public void A_number_is_one_word() =>
        Assert.Equal([(TextPieceKind.Same, "€"), (TextPieceKind.Removed, "60,000"), (TextPieceKind.Added, "80,000"), (TextPieceKind.Same, ".")], TextDiff.Of("€60,000.", "€80,000.").Select(p => (p.Kind, p.Text)));

    [Fact]
    public void A_word_with_an_accent_is_one_word() =>
        Assert.Equal([(TextPieceKind.Removed, "canción"), (TextPieceKind.Added, "canciones")], TextDiff.Of("canción", "canciones").Select(p => (p.Kind, p.Text)));

    [Theory]
    [InlineData("", "new", TextPieceKind.Added)]
    [InlineData("old", "", TextPieceKind.Removed)]
    [InlineData("same", "same", TextPieceKind.Same)]
    public void All_or_nothing_is_one_piece(string before, string after, TextPieceKind kind) => Assert.Equal(kind, Assert.Single(TextDiff.Of(before, after)).Kind);

    [Fact]
    public void The_pieces_make_up_both_texts_to_the_last_character() => Prop.ForAll<string, string>((before, after) =>
    {
        (before, after) = (before ?? "", after ?? "");
        var pieces = TextDiff.Of(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != TextPieceKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != TextPieceKind.Removed).Select(p => p.Text)));
    }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500));
}
