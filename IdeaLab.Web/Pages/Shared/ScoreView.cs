using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>What the scorecards of an idea come to, and each of them. Only for who may see it: <see cref="Scoring.ShowsResultTo"/>.</summary>
public sealed record ScoreView(ScoreResult Result, double Disagreement, IReadOnlyList<ScoreView.Card> Cards)
{
    /// <summary>Whether reviewers disagree about the idea as a whole.</summary>
    public bool IsDivided => Result.Impact.Spread > Disagreement;

    /// <summary>Whether they disagree about one criterion.</summary>
    public bool IsDividedOn(CriterionResult criterion) => criterion.Score.Spread > Disagreement;

    /// <returns>Null when there is no scorecard yet.</returns>
    public static ScoreView? Of(Scoring scoring, double disagreement)
    {
        if (scoring.Result is not { } result) return null;
        return new(result, disagreement, [.. scoring.Scorecards.Select(card => new Card(card.Person.Name, card.FiledAt, card.RevisedAt, [.. result.Criteria.Select(c => SaidOf(card, c.Criterion))]))]);
    }

    private static Said SaidOf(Scorecard card, Criterion criterion)
    {
        var rating = card.RatingOf(criterion.Id);
        return new(criterion.NameIn(Languages.Current), criterion.Measure, rating.Value, rating.Words);
    }

    public sealed record Card(string By, DateTime FiledAt, DateTime? RevisedAt, IReadOnlyList<Said> Ratings);

    public sealed record Said(string Criterion, Measure Measure, int Value, string Words);
}
