using IdeaLab.Domain.Moderation;

namespace IdeaLab.Tests.Domain.Moderation;

public sealed class BinomialTailTests
{
    // By hand: 2^-17; (C(10,8) + C(10,9) + 1) / 2^10 = 56 / 1024; 1 - 0.9^5; 3 * 0.04 * 0.8 + 0.008.
    [Theory]
    [InlineData(17, 17, 0.5, 7.62939453125e-6)]
    [InlineData(8, 10, 0.5, 0.0546875)]
    [InlineData(1, 5, 0.1, 0.40951)]
    [InlineData(2, 3, 0.2, 0.104)]
    public void It_is_the_probability_of_so_many_or_more(int found, int among, double probability, double expected) =>
        Assert.Equal(expected, BinomialTail.Of(found, among, probability), expected * 1e-9);

    [Theory]
    [InlineData(0, 5, 0.3, 1)]
    [InlineData(6, 5, 0.3, 0)]
    [InlineData(1, 5, 0, 0)]
    [InlineData(5, 5, 1, 1)]
    public void At_the_edges_it_is_sure_or_impossible(int found, int among, double probability, double expected) => Assert.Equal(expected, BinomialTail.Of(found, among, probability));

    [Fact]
    public void It_does_not_leave_the_range_of_numbers_with_a_hundred_thousand_trials() => Assert.Equal(0.5, BinomialTail.Of(50_000, 100_000, 0.5), 0.002);

    // 2^-16 is above a hundred-thousandth and 2^-17 below it, so sixteen of sixteen are still possible.
    [Theory]
    [InlineData(17, 17)]
    [InlineData(16, 17)]
    [InlineData(0, 1)]
    public void The_limit_is_the_first_number_that_unlikely(int among, int expected) => Assert.Equal(expected, BinomialTail.Limit(among, 0.5, 1e-5));
}
