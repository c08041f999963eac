namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How sure a rank is. The share of people who support an idea is drawn a thousand times (<see cref="DrawnRates"/>), all ideas are ranked in each draw,
/// and a band holds the middle 80 % of an idea's ranks, as the interval of the support rate does.
/// </summary>
public static class RankBands
{
    /// <summary>Bands on the board "best supported", had other people happened to look: by the lower end of the support rate that the same number of viewers would have left.</summary>
    public static Dictionary<int, RankBand> OfSupport(IReadOnlyList<BandFacts> ideas, DrawnRates rates) => Of(ideas, rates, (idea, rate) => SupportRate.LowerEnd(rate, idea.Viewers));

    /// <summary>
    /// Bands on the trending board, had other people happened to look: what the votes are worth grows and shrinks with the drawn rate over the expected one.
    /// All else stays as it is, and so does an idea nobody was counted as seeing.
    /// </summary>
    public static Dictionary<int, RankBand> OfTrending(IReadOnlyList<BandFacts> ideas, DrawnRates rates) =>
        Of(ideas, rates, (idea, rate) => idea.FreshOfOthers + (idea.Viewers == 0 ? idea.FreshOfVotes : idea.FreshOfVotes * rate / Expected(idea)));

    private static double Expected(BandFacts idea) => (idea.Votes + 0.5) / (idea.Viewers + 1.0);

    private static Dictionary<int, RankBand> Of(IReadOnlyList<BandFacts> ideas, DrawnRates rates, Func<BandFacts, double, double> worth)
    {
        var drawn = ideas.Select(i => rates.Of(i.IdeaId, i.Votes, i.Viewers)).ToList();
        var ranks = ideas.Select(_ => new int[ideas.Count + 1]).ToList();
        var (worths, order) = (new double[ideas.Count], new int[ideas.Count]);
        for (var draw = 0; draw < DrawnRates.Count; draw++)
        {
            // Negative, as the sort ascends.
            for (var i = 0; i < ideas.Count; i++) (worths[i], order[i]) = (-worth(ideas[i], drawn[i][draw]), i);
            Array.Sort(worths, order);
            for (int place = 0, rank = 0; place < order.Length; place++)
            {
                if (place == 0 || worths[place] != worths[place - 1]) rank = place + 1;
                ranks[order[place]][rank]++;
            }
        }

        // Ideas with the same facts have the same chances; drawing them apart only adds noise, so they share their ranks.
        return ideas.Select((idea, i) => (idea, Ranks: ranks[i])).GroupBy(x => x.idea with { IdeaId = 0 })
            .SelectMany(same =>
            {
                var band = Middle([.. Enumerable.Range(0, ideas.Count + 1).Select(rank => same.Sum(x => x.Ranks[rank]))]);
                return same.Select(x => (x.idea.IdeaId, band));
            }).ToDictionary(x => x.IdeaId, x => x.band);
    }

    private static RankBand Middle(int[] counts) => new(Percentile(counts, 10), Percentile(counts, 90));

    // The least rank that at least this many of a hundred draws reach (Hyndman, Fan 1996, definition 1).
    private static int Percentile(int[] counts, int percent)
    {
        var (total, reached) = (counts.Sum(), 0L);
        for (var rank = 0; rank < counts.Length; rank++)
        {
            reached += counts[rank];
            if (reached * 100 >= (long)total * percent) return rank;
        }
        return counts.Length - 1;
    }
}
