namespace IdeaLab.Domain.Ranking;

/// <summary>
/// How sure a rank is. The share of people who support an idea, given its votes and viewers, is Beta(votes + 1/2, viewers - votes + 1/2) (prior of Jeffreys 1946;
/// Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion", 2001). It is drawn a thousand times by a fixed seed, all ideas are ranked in each draw,
/// and a band holds the middle 80 % of an idea's ranks, as the interval of the support rate does.
/// </summary>
public static class RankBands
{
    /// <summary>Draws of each idea's rate.</summary>
    public const int Draws = 1_000;

    // Any fixed number: it makes a run that changes nothing give the same bands.
    private const ulong Seed = 2009;

    /// <summary>Bands on the board "best supported": by the drawn rate.</summary>
    public static Dictionary<int, RankBand> OfSupport(IReadOnlyList<BandFacts> ideas) => Of(ideas, (_, rate) => rate);

    /// <summary>
    /// Bands on the trending board, had other people happened to look: what the votes are worth grows and shrinks with the drawn rate over the expected one.
    /// All else stays as it is, and so does an idea nobody was counted as seeing.
    /// </summary>
    public static Dictionary<int, RankBand> OfTrending(IReadOnlyList<BandFacts> ideas) =>
        Of(ideas, (idea, rate) => idea.FreshOfOthers + (idea.Viewers == 0 ? idea.FreshOfVotes : idea.FreshOfVotes * rate / Expected(idea)));

    private static double Expected(BandFacts idea) => (idea.Votes + 0.5) / (idea.Viewers + 1.0);

    private static Dictionary<int, RankBand> Of(IReadOnlyList<BandFacts> ideas, Func<BandFacts, double, double> worth)
    {
        if (ideas.Any(i => i.Votes < 0 || i.Viewers < i.Votes)) throw new ArgumentException("A vote is also a viewing.", nameof(ideas));

        var chances = ideas.Select(i => Chance.Of(Seed, i.IdeaId)).ToList();
        var ranks = ideas.Select(_ => new int[ideas.Count + 1]).ToList();
        var (drawn, order) = (new double[ideas.Count], new int[ideas.Count]);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < ideas.Count; i++)
            {
                var rate = chances[i].Beta(ideas[i].Votes + 0.5, ideas[i].Viewers - ideas[i].Votes + 0.5);
                // Negative, as the sort ascends.
                (drawn[i], order[i]) = (-worth(ideas[i], rate), i);
            }
            Array.Sort(drawn, order);
            for (int place = 0, rank = 0; place < order.Length; place++)
            {
                if (place == 0 || drawn[place] != drawn[place - 1]) rank = place + 1;
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
