namespace IdeaLab.Domain.Ranking;

/// <summary>
/// Which share of the people who saw an idea voted for it, with its 80 % interval (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927).
/// Boards order by the lower end, so that two of two is not better than eighty of a hundred.
/// </summary>
/// <param name="Votes">Votes cast here that count; never more than viewers.</param>
/// <param name="Viewers">Distinct people who saw it and could have voted.</param>
/// <param name="Lower">Lower end, 0 to 1.</param>
/// <param name="Upper">Upper end, 0 to 1.</param>
public sealed record SupportRate(int Votes, int Viewers, double Lower, double Upper)
{
    // Between these many standard deviations lie 80 % of a normal distribution: its quantile at 0.9.
    private const double Z = 1.2815515655446004;

    /// <summary>The rate itself, 0 to 1; 0 while nobody has seen it.</summary>
    public double Rate => Viewers == 0 ? 0 : (double)Votes / Viewers;

    /// <param name="votes">0 or more. Who votes has seen, so viewers are at least as many.</param>
    /// <param name="viewers">0 or more; with none nothing is known, and the interval is all of 0 to 1.</param>
    public static SupportRate Of(int votes, int viewers)
    {
        viewers = Math.Max(votes, viewers);
        if (viewers == 0) return new(0, 0, 0, 1);

        double n = viewers, p = votes / n;
        var middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        // What rounding leaves at the ends: nothing supported begins at 0, everything ends at 1.
        return new(votes, viewers, votes == 0 ? 0 : middle - half, votes == viewers ? 1 : middle + half);
    }
}
