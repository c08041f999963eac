namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How sure the ranks of a board are: in each of a thousand draws every idea gets a support rate from Beta(votes + 1/2, viewers - votes + 1/2), the posterior of its rate under
/// Jeffreys' prior (Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16, 2001), and is ranked by it. The band holds the middle 80 % of its ranks.
/// </summary>
public static class RankBands
{
    public const int Draws = 1000;
    private const ulong Seed = 20260304;

    /// <param name="ideas">Of one board; where nobody has seen an idea, all rates are open to it.</param>
    /// <returns>A band for each, in the same order, when the board is ordered by support.</returns>
    public static RankBand[] BySupport(IReadOnlyList<Facts> ideas) => Of(ideas, (_, rate) => rate);

    /// <summary>The same for a board ordered by fresh votes: had other people happened to look, an idea's votes would be more or fewer in proportion to the rate drawn. What else moved it stays.</summary>
    public static RankBand[] ByTrending(IReadOnlyList<Facts> ideas) => Of(ideas, (idea, rate) => idea.OtherWorth + idea.VotesWorth * rate / ((idea.Votes + 0.5) / (idea.Viewers + 1.0)));

    private static RankBand[] Of(IReadOnlyList<Facts> ideas, Func<Facts, double, double> value)
    {
        var random = new SplitMix64(Seed);
        var ranks = new int[ideas.Count][];
        for (var i = 0; i < ideas.Count; i++) ranks[i] = new int[Draws];
        var (values, order) = (new double[ideas.Count], new int[ideas.Count]);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < ideas.Count; i++) (values[i], order[i]) = (-value(ideas[i], random.NextBeta(ideas[i].Votes + 0.5, ideas[i].Viewers - ideas[i].Votes + 0.5)), i);
            Array.Sort(values, order);
            for (int place = 0, rank = 1; place < order.Length; place++)
            {
                // Ties share the best rank.
                if (place > 0 && values[place] > values[place - 1]) rank = place + 1;
                ranks[order[place]][draw] = rank;
            }
        }
        return [.. ranks.Select(Middle)];
    }

    private static RankBand Middle(int[] ranks)
    {
        Array.Sort(ranks);
        return new(ranks[Draws / 10], ranks[Draws - 1 - Draws / 10]);
    }

    /// <summary>What is known of an idea.</summary>
    /// <param name="Votes">Votes that count, cast here.</param>
    /// <param name="Viewers">Who saw it; at least as many.</param>
    /// <param name="VotesWorth">What its votes are worth, in fresh votes.</param>
    /// <param name="OtherWorth">What else it has is worth.</param>
    public sealed record Facts(int Votes, int Viewers, double VotesWorth = 0, double OtherWorth = 0);
}
