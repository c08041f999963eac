namespace IdeaLab.Domain.Ranking;

/// <summary>Draws from distributions, by the numbers of <see cref="SplitMix"/>, so that the same seed gives the same draws in every process and release.</summary>
public sealed class Chance(SplitMix numbers)
{
    /// <summary>A stream of its own for each number under one seed; it does not depend on which other streams are drawn.</summary>
    public static Chance Of(ulong seed, int number) => new(new SplitMix(SplitMix.Of(seed, (ulong)number)));

    /// <summary>Standard normal, by the polar method (Marsaglia, Bray, "A Convenient Method for Generating Normal Variables", 1964).</summary>
    public double Normal()
    {
        while (true)
        {
            var (u, v) = (2 * numbers.NextShare() - 1, 2 * numbers.NextShare() - 1);
            var square = u * u + v * v;
            if (square is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    /// <summary>Gamma of scale 1 (Marsaglia, Tsang, "A Simple Method for Generating Gamma Variables", 2000), with their boost for shapes below 1.</summary>
    public double Gamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(numbers.NextShare(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var root = 1 + c * x;
            if (root <= 0) continue;
            var v = root * root * root;
            if (Math.Log(numbers.NextShare()) < x * x / 2 + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>Beta, as the share of the first of two gammas.</summary>
    public double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        return x / (x + y);
    }
}
