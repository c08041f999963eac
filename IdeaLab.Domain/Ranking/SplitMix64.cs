namespace IdeaLab.Domain.Ranking;

/// <summary>
/// A generator of random numbers that is fixed by its definition (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014),
/// so that the same seed draws the same in every process, on every machine and in every version of .NET.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    public ulong Next() => Mix(_state += Golden);

    /// <summary>Uniform in (0, 1): never 0, of which there is no logarithm.</summary>
    public double NextDouble() => ToUnit(Next());

    /// <summary>Standard normal, by the polar method (Marsaglia, Bray 1964).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (u, v) = (2 * NextDouble() - 1, 2 * NextDouble() - 1);
            var s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>Gamma of a shape and scale 1 (Marsaglia, Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26, 2000).</summary>
    /// <param name="shape">Above 0.</param>
    public double NextGamma(double shape)
    {
        // Below 1 by the boost of the same paper.
        if (shape < 1) return NextGamma(shape + 1) * Math.Pow(NextDouble(), 1 / shape);
        var d = shape - 1 / 3.0;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + c * x;
            if (v <= 0) continue;
            v *= v * v;
            if (Math.Log(NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>Beta, as the share of one gamma in two.</summary>
    public double NextBeta(double alpha, double beta)
    {
        var (a, b) = (NextGamma(alpha), NextGamma(beta));
        return a / (a + b);
    }

    /// <summary>The uniform number in (0, 1) that belongs to a key under a seed: what a generator of its own would draw first.</summary>
    public static double UnitOf(ulong seed, ulong key) => ToUnit(Mix(Mix(seed + Golden) ^ Mix(key + Golden)));

    private static double ToUnit(ulong bits) => ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
