namespace IdeaLab.Domain.Scorecards;

/// <summary>What the scorecards of an idea come to. Each person's values are weighed into one, and of these the mean and the spread are taken; so everybody counts the same.</summary>
/// <param name="Count">How many scorecards.</param>
/// <param name="Impact">By the criteria that measure it.</param>
/// <param name="Effort">Likewise; null when none does.</param>
/// <param name="Criteria">Each by itself, unweighted, in the order of the set.</param>
public sealed record ScoreResult(int Count, Score Impact, Score? Effort, IReadOnlyList<CriterionResult> Criteria)
{
    /// <returns>Null while nobody has filed one.</returns>
    public static ScoreResult? Of(CriteriaSet set, IReadOnlyCollection<Scorecard> scorecards)
    {
        if (scorecards.Count == 0) return null;
        var criteria = set.Criteria.OrderBy(c => c.Position).ToList();
        return new(scorecards.Count, Weighed(Measure.Impact)!, Weighed(Measure.Effort),
            criteria.ConvertAll(c => new CriterionResult(c, Score.Of(scorecards.Select(s => (double)s.ValueOf(c))), [.. Steps.Select(step => scorecards.Count(s => s.ValueOf(c) == step))])));

        Score? Weighed(Measure measure)
        {
            var measuring = criteria.FindAll(c => c.Measure == measure);
            return measuring.Count == 0 ? null : Score.Of(scorecards.Select(s => Score.Weighted(measuring.ConvertAll(c => ((double)s.ValueOf(c), (double)c.Weight)))));
        }
    }

    /// <summary>Every step of the scale, lowest first.</summary>
    public static IEnumerable<int> Steps => Enumerable.Range(Rating.Lowest, Rating.Highest - Rating.Lowest + 1);
}

/// <summary>What was said of one criterion.</summary>
/// <param name="Counts">How many gave each step, lowest first.</param>
public sealed record CriterionResult(Criterion Criterion, Score Score, IReadOnlyList<int> Counts);
