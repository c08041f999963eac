namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How likely at least so many events are where their mean is itself known as a Gamma distribution only: the Poisson tail averaged over it, which is the tail of a negative binomial
/// (Greenwood, Yule, "An inquiry into the nature of frequency distributions", Journal of the Royal Statistical Society 83, 1920). With a growing shape it becomes <see cref="PoissonTail"/>.
/// </summary>
public static class NegativeBinomialTail
{
    private const double Precision = 1e-16;

    /// <param name="count">x, the events that were counted.</param>
    /// <param name="mean">The mean of the means, above 0.</param>
    /// <param name="shape">Of the Gamma distribution, above 0: 4 says that the mean is known to a half of itself (1 / sqrt(4)).</param>
    /// <returns>Between 0 and 1. A tiny tail keeps its relative precision, as nothing is taken from 1 to get it.</returns>
    public static double Of(int count, double mean, double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!double.IsFinite(mean) || mean <= 0) throw new ArgumentOutOfRangeException(nameof(mean));
        if (!double.IsFinite(shape) || shape <= 0) throw new ArgumentOutOfRangeException(nameof(shape));

        var step = mean / (shape + mean);
        var log = -shape * Math.Log(1 + mean / shape);
        var below = 0.0;
        for (var k = 0; k < count; k++)
        {
            below += Math.Exp(log);
            log += Math.Log((shape + k) / (k + 1) * step);
        }

        return count > mean ? Math.Min(1, Math.Exp(log) * From(count, shape, step)) : Math.Clamp(1 - below, 0, 1);
    }

    // The terms from x upwards, the first being 1: above the mean they fall.
    private static double From(int count, double shape, double step)
    {
        var (term, sum) = (1.0, 1.0);
        for (var k = count; term > sum * Precision; k++) sum += term *= (shape + k) / (k + 1) * step;
        return sum;
    }
}
