namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Which of many tests to believe, so that of those believed only a small share is expected to be chance:
/// Benjamini, Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57, 1995.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>The largest p-value to believe, or null where none is.</summary>
    /// <param name="tails">The p-values that were computed, in any order.</param>
    /// <param name="tests">How many tests were made, those left out because nothing happened (their p-value is 1) among them.</param>
    /// <param name="rate">The share of false ones among those believed, such as 0.05.</param>
    public static double? Limit(IEnumerable<double> tails, int tests, double rate)
    {
        var sorted = tails.Order().ToList();
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, sorted.Count);
        for (var k = sorted.Count; k > 0; k--)
            if (sorted[k - 1] <= rate * k / tests) return sorted[k - 1];
        return null;
    }
}
