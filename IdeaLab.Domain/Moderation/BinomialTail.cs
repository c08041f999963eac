namespace IdeaLab.Domain.Moderation;

/// <summary>
/// The probability of so many or more successes in independent trials: J. Bernoulli, "Ars Conjectandi", 1713. Summed in log space, since single terms leave the range of a double.
/// </summary>
public static class BinomialTail
{
    /// <summary>P(X >= found) for X of <paramref name="among"/> trials with this probability each.</summary>
    public static double Of(int found, int among, double probability)
    {
        if (found <= 0) return 1;
        if (found > among || probability <= 0) return 0;
        if (probability >= 1) return 1;

        var term = 0.0;
        for (var i = 1; i <= found; i++) term += Math.Log(among - found + i) - Math.Log(i);
        term += found * Math.Log(probability) + (among - found) * Math.Log(1 - probability);

        var sum = 0.0;
        for (var k = found; k <= among; k++)
        {
            sum += Math.Exp(term);
            if (k < among) term += Math.Log(among - k) - Math.Log(k + 1) + Math.Log(probability) - Math.Log(1 - probability);
        }
        return Math.Min(1, sum);
    }

    /// <summary>The smallest number that happens by chance with at most this likelihood; one more than <paramref name="among"/> when none is that unlikely.</summary>
    public static int Limit(int among, double probability, double likelihood)
    {
        // Bisection: the tail only falls as the number grows.
        var (low, high) = (0, among + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Of(middle, among, probability) <= likelihood) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
