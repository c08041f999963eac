namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Random numbers fixed by specification, so that the same seed gives the same draws on every machine and release (System.Random promises no such thing):
/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
/// </summary>
public sealed class Chance(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>A stream of its own for each number under one seed; it does not depend on which other streams are drawn.</summary>
    public static Chance Of(ulong seed, int number) => new(Mix(Mix(seed) ^ (uint)number));

    public ulong Next() => Mix(_state += GoldenGamma);

    /// <summary>Even over (0, 1): never 0, so that its logarithm is finite, and never 1.</summary>
    public double Unit() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Standard normal, by the polar method (Marsaglia, Bray, "A Convenient Method for Generating Normal Variables", 1964).</summary>
    public double Normal()
    {
        while (true)
        {
            var (u, v) = (2 * Unit() - 1, 2 * Unit() - 1);
            var square = u * u + v * v;
            if (square is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    /// <summary>Gamma of scale 1 (Marsaglia, Tsang, "A Simple Method for Generating Gamma Variables", 2000), with their boost for shapes below 1.</summary>
    public double Gamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(Unit(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var root = 1 + c * x;
            if (root <= 0) continue;
            var v = root * root * root;
            if (Math.Log(Unit()) < x * x / 2 + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>Beta, as the share of the first of two gammas.</summary>
    public double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        return x / (x + y);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
