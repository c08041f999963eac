using IdeaLab.Domain;

namespace IdeaLab.Tests.Domain;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("  Freeze a lost card ", "Freeze a lost card")]
    [InlineData("Freeze\r\n a\tlost\u2028card", "Freeze a lost card")]
    [InlineData("Free\0ze\u0007", "Freeze")]
    [InlineData("Ana \u202Enimda\u202C", "Ana nimda")]
    [InlineData("Ana \u2067x\u2069 \u202A \u0085 y", "Ana x y")]
    [InlineData("\u202E\n\t", "")]
    [InlineData("Núñez 👩‍🔬 שלום", "Núñez 👩‍🔬 שלום")]
    public void Text_becomes_one_line_that_turns_nothing_round(string typed, string kept) => Assert.Equal(kept, OneLine.Of(typed));

    [Fact]
    public void A_name_is_one_line()
    {
        var person = Cast.Customer();
        person.Rename("Ana\u202E\nNúñez");
        Assert.Equal("Ana Núñez", person.Name);
        Assert.Throws<RuleViolation>(() => person.Rename("\u202E\n"));
    }

    [Fact]
    public void A_title_is_one_line()
    {
        var author = Cast.Customer();
        var idea = Cast.Idea(author);
        idea.Revise(author, "Freeze\na lost\u202E card", "From the lock screen.");
        Assert.Equal("Freeze a lost card", idea.Title);
    }
}
