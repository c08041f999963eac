using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class PoissonTailTests
{
    // The first by hand: 1 - (1 + 1 + 1/2 + 1/6 + 1/24) / e = 0.00365984682734. The others by summing the terms with fifty digits.
    [Theory]
    [InlineData(5, 1, 3.659846827343712e-03)]
    [InlineData(1, 0.01, 9.950166250831947e-03)]
    [InlineData(7, 7, 5.502889441513011e-01)]
    [InlineData(20, 2.5, 3.480448752116278e-12)]
    [InlineData(12, 30, 9.999361229746008e-01)]
    [InlineData(1000, 900, 5.499022657117829e-04)]
    public void Tails_are_those_of_the_formula(int count, double expected, double tail) => Assert.Equal(1, PoissonTail.Of(count, expected) / tail, 1e-10);

    [Fact]
    public void Nothing_is_always_reached_and_something_never_where_nothing_can_come()
    {
        Assert.Equal(1, PoissonTail.Of(0, 3));
        Assert.Equal(1, PoissonTail.Of(0, 0));
        Assert.Equal(0, PoissonTail.Of(1, 0));
    }

    [Theory]
    [InlineData(-1, 1.0)]
    [InlineData(1, -1.0)]
    [InlineData(1, double.NaN)]
    public void Impossible_numbers_are_refused(int count, double expected) => Assert.Throws<ArgumentOutOfRangeException>(() => PoissonTail.Of(count, expected));

    [Fact]
    public void More_events_are_less_likely_and_a_higher_mean_makes_them_likelier() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 3_000).ToArbitrary(), Gen.Choose(1, 200_000).ToArbitrary(), (count, hundredths) =>
        {
            var (expected, tail) = (hundredths / 100.0, PoissonTail.Of(count, hundredths / 100.0));
            return tail is >= 0 and <= 1 && PoissonTail.Of(count + 1, expected) <= tail + 1e-12 && PoissonTail.Of(count, expected * 1.1) >= tail - 1e-12;
        }));
}
