namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Chance that comes out alike in every process, on every machine and with every version of .NET, which <c>Random</c> and <c>HashCode</c> do not promise:
/// SplitMix64 of Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
/// </summary>
/// <param name="seed">The same seed gives the same numbers.</param>
public sealed class SplitMix(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    public ulong Next() => Mixed(_state += GoldenGamma);

    /// <summary>Above 0 and at most 1, in steps of 2^-53.</summary>
    public double NextShare() => Share(Next());

    /// <summary>One number for several taken together; their order matters.</summary>
    public static ulong Of(params ReadOnlySpan<ulong> parts)
    {
        var mixed = 0UL;
        foreach (var part in parts) mixed = Then(mixed, part);
        return mixed;
    }

    /// <summary>One more part to those taken together already.</summary>
    public static ulong Then(ulong mixed, ulong part) => Mixed((mixed ^ part) + GoldenGamma);

    /// <summary>The upper 53 bits as a number above 0 and at most 1.</summary>
    public static double Share(ulong bits) => ((bits >> 11) + 1) * (1.0 / (1UL << 53));

    private static ulong Mixed(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
