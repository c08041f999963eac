namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How likely at least so many events are where so many are expected, if they come singly and independently (Poisson 1837):
/// P(X >= x) is the regularised lower incomplete gamma function P(x, expected) (NIST Digital Library of Mathematical Functions 8.4.10).
/// </summary>
public static class PoissonTail
{
    private const double Precision = 1e-16;

    /// <param name="count">x, the events that were counted.</param>
    /// <param name="expected">The mean over the same time, not negative.</param>
    /// <returns>Between 0 and 1. A tiny tail keeps its relative precision, as nothing is taken from 1 to get it.</returns>
    public static double Of(int count, double expected)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!double.IsFinite(expected) || expected < 0) throw new ArgumentOutOfRangeException(nameof(expected));
        if (count == 0) return 1;
        if (expected == 0) return 0;
        return count > expected ? Math.Min(1, AtLeast(count, expected)) : Math.Clamp(1 - LessThan(count, expected), 0, 1);
    }

    // The terms from x upwards fall from the first on, as x is above the mean (DLMF 8.11.4).
    private static double AtLeast(int count, double expected)
    {
        var (term, sum) = (1.0, 1.0);
        for (var k = count + 1; term > sum * Precision; k++) sum += term *= expected / k;
        return Math.Exp(LogChance(count, expected)) * sum;
    }

    // The terms below x fall from x - 1 downwards, as that is below the mean.
    private static double LessThan(int count, double expected)
    {
        var (term, sum) = (1.0, 1.0);
        for (var k = count - 1; k > 0 && term > sum * Precision; k--) sum += term *= k / expected;
        return Math.Exp(LogChance(count - 1, expected)) * sum;
    }

    // In log space, so that neither the power nor the factorial overflows.
    private static double LogChance(int count, double expected) => count * Math.Log(expected) - expected - LogFactorial(count);

    // Stirling's series (DLMF 5.11.1), whose first dropped term is below 1e-13 from 20 on.
    private static double LogFactorial(int n)
    {
        if (n < 20) return Enumerable.Range(1, n).Sum(k => Math.Log(k));
        double z = n + 1, square = z * z;
        return (z - 0.5) * Math.Log(z) - z + Math.Log(2 * Math.PI) / 2 + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * square)) / square) / square) / z;
    }
}
