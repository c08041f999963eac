using IdeaLab.Domain;
using IdeaLab.Domain.Money;

namespace IdeaLab.Tests.Domain.Money;

public sealed class MoneyRangeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 20)]
    [InlineData(MoneyRange.Max, MoneyRange.Max)]
    public void A_range_goes_from_the_lower_to_the_higher_amount(long low, long high)
    {
        var range = new MoneyRange(low, high);
        Assert.Equal((low, high), (range.Low, range.High));
        Assert.Equal(new MoneyRange(low, high), range);
    }

    [Theory]
    [InlineData(-1, 5, "Rule.MoneyAmount")]
    [InlineData(0, MoneyRange.Max + 1, "Rule.MoneyAmount")]
    [InlineData(6, 5, "Rule.MoneyRange")]
    public void Anything_else_is_refused(long low, long high, string rule) => Assert.Equal(rule, Assert.Throws<RuleViolation>(() => new MoneyRange(low, high)).Message);

    [Fact]
    public void One_amount_alone_stands_for_both()
    {
        Assert.Equal(new MoneyRange(5, 5), MoneyRange.Of(5, null));
        Assert.Equal(new MoneyRange(7, 7), MoneyRange.Of(null, 7));
        Assert.Equal(new MoneyRange(5, 7), MoneyRange.Of(5, 7));
        Assert.Null(MoneyRange.Of(null, null));
    }

    [Fact]
    public void The_middle_is_halfway() => Assert.Equal(7.5, new MoneyRange(5, 10).Middle);

    [Fact]
    public void Currencies_have_codes_of_three_letters_each_once()
    {
        Assert.All(Currencies.All, code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Distinct(Currencies.All);
        Assert.Empty(new[] { "EUR", "USD", "GBP", "MXN", "CLP", "ARS", "COP", "PEN", "CHF", "JPY" }.Except(Currencies.All));
    }
}
