using IdeaLab.Domain;
using IdeaLab.Domain.Pictures;

namespace IdeaLab.Tests.Domain.Pictures;

public sealed class PictureTests
{
    private static readonly PictureFile File = PictureFile.Read(Support.Pictures.Jpeg);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_picture_needs_words_for_who_does_not_see_it(string words) =>
        Assert.Equal("Rule.PictureAlternative", Assert.Throws<RuleViolation>(() => new Picture(File, words, Cast.Staff(), Cast.Noon)).Message);

    [Fact]
    public void The_words_are_one_line_within_a_limit()
    {
        Assert.Equal("A red card", new Picture(File, " A red\ncard ", Cast.Staff(), Cast.Noon).Alternative);
        Assert.Throws<RuleViolation>(() => new Picture(File, new string('a', Picture.AlternativeMaxLength + 1), Cast.Staff(), Cast.Noon));
    }

    [Fact]
    public void Other_words_are_another_picture_of_the_same_content()
    {
        var picture = new Picture(File, "A card", Cast.Staff(), Cast.Noon);
        Assert.Same(picture, picture.With(" A card", Cast.Staff(), Cast.Noon));

        var other = picture.With("A red card", Cast.Staff(), Cast.Noon);
        Assert.NotSame(picture, other);
        Assert.Same(picture.Content, other.Content);
        Assert.Equal(("A card", "A red card", "image/jpeg", 3, 2), (picture.Alternative, other.Alternative, other.ContentType, other.Width, other.Height));
    }
}
