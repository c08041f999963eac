using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class ChanceTests
{
    [Fact]
    public void The_numbers_are_those_of_the_specification()
    {
        // The reference output of SplitMix64 for the seed 1234567.
        var chance = new SplitMix(1234567);
        Assert.Equal(new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423 }, new[] { chance.Next(), chance.Next(), chance.Next() });
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7.5)]
    public void Gammas_have_their_shape_as_mean_and_variance(double shape)
    {
        var chance = new Chance(new SplitMix(1));
        var draws = Enumerable.Range(0, 50_000).Select(_ => chance.Gamma(shape)).ToList();
        Assert.Equal(shape, draws.Average(), shape * 0.03);
        Assert.Equal(shape, Variance(draws), shape * 0.06);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(31.5, 69.5)]
    [InlineData(0.5, 100.5)]
    public void Betas_have_the_mean_and_variance_of_the_formula(double a, double b)
    {
        var chance = new Chance(new SplitMix(2));
        var draws = Enumerable.Range(0, 50_000).Select(_ => chance.Beta(a, b)).ToList();
        var (mean, variance) = (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1)));
        Assert.Equal(mean, draws.Average(), mean * 0.03);
        Assert.Equal(variance, Variance(draws), variance * 0.06);
    }

    [Fact]
    public void Streams_of_neighbours_differ_and_each_is_the_same_again()
    {
        Assert.Equal(Chance.Of(9, 4).Normal(), Chance.Of(9, 4).Normal());
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(n => Chance.Of(9, n).Normal()).Distinct().Count());
    }

    private static double Variance(List<double> draws)
    {
        var mean = draws.Average();
        return draws.Average(d => (d - mean) * (d - mean));
    }
}
