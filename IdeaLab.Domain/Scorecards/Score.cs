namespace IdeaLab.Domain.Scorecards;

/// <summary>What several people's values come to, in steps of the scale.</summary>
/// <param name="Mean">Their arithmetic mean.</param>
/// <param name="Spread">
/// Their sample standard deviation, the square root of the sum of squared distances from the mean over n - 1 (NIST/SEMATECH e-Handbook of Statistical Methods,
/// section 1.3.5.6): those asked stand for all who could have been. Null for fewer than two.
/// </param>
public sealed record Score(double Mean, double? Spread)
{
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public static Score Of(IEnumerable<double> values)
    {
        // Ordered first, so that the last digit does not depend on who filed first; equal values add up to a hair more or less than their multiple.
        double[] all = [.. values.Order()];
        var (lowest, highest) = (all[0], all[^1]);
        if (lowest == highest) return new(lowest, all.Length > 1 ? 0 : null);

        var mean = Math.Clamp(all.Sum() / all.Length, lowest, highest);
        return new(mean, Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1)));
    }

    /// <summary>One person's values with the weight of each: the sum of weight times value over the sum of weights.</summary>
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public static double Weighted(IReadOnlyCollection<(double Value, double Weight)> values)
    {
        var ordered = values.OrderBy(v => v.Value).ThenBy(v => v.Weight).ToList();
        return Math.Clamp(ordered.Sum(v => v.Value * v.Weight) / ordered.Sum(v => v.Weight), ordered[0].Value, ordered[^1].Value);
    }
}
