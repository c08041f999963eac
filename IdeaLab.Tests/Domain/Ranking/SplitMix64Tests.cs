using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class SplitMix64Tests
{
    [Fact]
    public void It_draws_what_its_definition_says()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.5, 40.5)]
    [InlineData(31.5, 69.5)]
    public void Beta_draws_have_the_mean_and_variance_of_the_distribution(double a, double b)
    {
        var random = new SplitMix64(7);
        var draws = Enumerable.Range(0, 40_000).Select(_ => random.NextBeta(a, b)).ToList();
        var (mean, variance) = (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1)));
        Assert.All(draws, x => Assert.InRange(x, 0, 1));
        // Within four standard errors of the mean; the variance within a twentieth.
        Assert.Equal(mean, draws.Average(), 4 * Math.Sqrt(variance / draws.Count));
        Assert.Equal(1, draws.Average(x => (x - mean) * (x - mean)) / variance, 0.05);
    }

    [Fact]
    public void The_number_of_a_key_is_uniform_and_another_under_another_seed()
    {
        var numbers = Enumerable.Range(0, 20_000).Select(key => SplitMix64.UnitOf(42, (ulong)key)).ToList();
        Assert.All(numbers, u => Assert.True(u is > 0 and < 1));
        Assert.All(numbers.GroupBy(u => (int)(u * 20)), part => Assert.InRange(part.Count(), 850, 1150));
        Assert.Equal(SplitMix64.UnitOf(42, 7), SplitMix64.UnitOf(42, 7));
        Assert.NotEqual(SplitMix64.UnitOf(42, 7), SplitMix64.UnitOf(43, 7));
    }
}
