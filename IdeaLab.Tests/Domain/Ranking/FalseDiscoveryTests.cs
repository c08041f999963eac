using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class FalseDiscoveryTests
{
    // Benjamini and Hochberg's own example of fifteen tests: at 5 % the first four are believed, as 0.0095 <= 4/15 * 0.05 = 0.0133 and 0.0201 > 5/15 * 0.05.
    private static readonly double[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

    [Fact]
    public void The_published_example_believes_four() => Assert.Equal(0.0095, FalseDiscovery.Limit(Published.Reverse(), 15, 0.05));

    [Fact]
    public void Tests_in_which_nothing_happened_count_too()
    {
        Assert.Equal(0.0095, FalseDiscovery.Limit(Published.Take(9), 15, 0.05));
        Assert.Equal(0.0004, FalseDiscovery.Limit(Published.Take(9), 150, 0.05));
        Assert.Null(FalseDiscovery.Limit(Published.Take(9), 1_500, 0.05));
    }

    [Fact]
    public void A_later_test_that_passes_carries_those_before_it() => Assert.Equal(0.05, FalseDiscovery.Limit([0.04, 0.05], 2, 0.05));

    [Fact]
    public void Without_tests_nothing_is_believed() => Assert.Null(FalseDiscovery.Limit([], 0, 0.05));

    [Fact]
    public void There_are_never_fewer_tests_than_tails() => Assert.Throws<ArgumentOutOfRangeException>(() => FalseDiscovery.Limit([0.1, 0.2], 1, 0.05));
}
