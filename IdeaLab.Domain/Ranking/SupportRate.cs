namespace IdeaLab.Domain.Ranking;

/// <summary>
/// The share of those who saw an idea that voted for it, with its uncertainty: the two-sided 80 % score interval of Edwin B. Wilson,
/// "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22 (1927).
/// Shares are from 0 to 1. Ranked by <see cref="Lower"/>, so that two votes of three viewers do not beat sixty of a hundred.
/// </summary>
public sealed record SupportRate
{
    /// <summary>The standard normal deviate with a tenth of the probability above it, so that 80 % lie within.</summary>
    public const double Z = 1.2815515655446004;

    /// <param name="votes">Votes cast here; imported ones have no viewers and stay out.</param>
    /// <param name="viewers">Members who saw it. A vote is also a viewing, so with fewer viewers than votes as many count as voted.</param>
    public SupportRate(int votes, int viewers)
    {
        Votes = Math.Max(votes, 0);
        Viewers = Math.Max(viewers, Votes);
        (Rate, Lower, Upper) = Viewers == 0 ? (null, 0, 1) : Interval((double)Votes / Viewers, Viewers);
    }

    public int Votes { get; }
    public int Viewers { get; }

    /// <summary>Votes over viewers; null while nobody has seen the idea.</summary>
    public double? Rate { get; }

    /// <summary>0 while nobody has seen the idea, so that it is behind every idea with a vote.</summary>
    public double Lower { get; }

    /// <summary>1 while nobody has seen the idea: everything is possible.</summary>
    public double Upper { get; }

    /// <summary><see cref="Lower"/> for any share of some viewers.</summary>
    public static double LowerEnd(double rate, int viewers) => viewers == 0 ? 0 : Interval(rate, viewers).Lower;

    private static (double? Rate, double Lower, double Upper) Interval(double rate, double viewers)
    {
        var spread = Z * Z / viewers;
        var middle = rate + spread / 2;
        var half = Math.Sqrt(spread * (rate * (1 - rate) + spread / 4));
        // Exactly 0 with no votes and 1 with nothing else, which rounding may miss by a hair.
        return (rate, Math.Clamp((middle - half) / (1 + spread), 0, rate), Math.Clamp((middle + half) / (1 + spread), rate, 1));
    }
}
