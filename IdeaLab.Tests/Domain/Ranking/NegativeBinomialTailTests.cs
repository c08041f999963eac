using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class NegativeBinomialTailTests
{
    // By hand: with shape 1 it is geometric, (mean / (1 + mean))^x. With shape 4 and mean 1 none has chance (4/5)^4 = 0.4096 and one 4 * 0.4096 / 5 = 0.32768.
    [Theory]
    [InlineData(1, 1, 1, 0.5)]
    [InlineData(5, 3, 1, 0.2373046875)]
    [InlineData(40, 1, 1, 9.094947017729282e-13)]
    [InlineData(1, 1, 4, 0.5904)]
    [InlineData(2, 1, 4, 0.26272)]
    [InlineData(0, 7, 2, 1)]
    public void Tails_are_those_of_the_formula(int count, double mean, double shape, double tail) => Assert.Equal(1, NegativeBinomialTail.Of(count, mean, shape) / tail, 1e-10);

    [Theory]
    [InlineData(-1, 1.0, 1.0)]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(1, 1.0, 0.0)]
    [InlineData(1, double.NaN, 1.0)]
    [InlineData(1, 1.0, double.PositiveInfinity)]
    public void Impossible_numbers_are_refused(int count, double mean, double shape) => Assert.Throws<ArgumentOutOfRangeException>(() => NegativeBinomialTail.Of(count, mean, shape));

    [Fact]
    public void Far_out_it_is_wider_than_the_Poisson_tail_and_it_comes_to_it_as_the_mean_is_known_better() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 2_000).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (above, hundredths, tenths) =>
        {
            var (mean, shape) = (hundredths / 100.0, tenths / 10.0);
            var count = (int)Math.Ceiling(mean) + above;
            var (poisson, tail) = (PoissonTail.Of(count, mean), NegativeBinomialTail.Of(count, mean, shape));
            return tail is > 0 and <= 1 && (poisson > 0.01 || tail >= poisson) && NegativeBinomialTail.Of(count + 1, mean, shape) <= tail && Math.Abs(NegativeBinomialTail.Of(count, mean, 1e8) / poisson - 1) < 1e-3;
        }));
}
