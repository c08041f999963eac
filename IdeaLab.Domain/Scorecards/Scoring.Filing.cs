using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Scorecards;

/// <summary>Scorecards, and what they come to.</summary>
public sealed partial class Scoring
{
    /// <summary>Whether the person may file a scorecard, or revise theirs.</summary>
    public bool TakesScorecardOf(Person? person) =>
        IsOpen && person.MayTakePart() && Idea.ExistsFor(person) && (ScorecardOf(person) is not null || InvitationOf(person) is { IsOpen: true });

    /// <summary>Files the person's scorecard, or revises it; each has one. The same once more changes nothing.</summary>
    /// <param name="disagreement">From which spread on reviewers disagree; see <see cref="Settings.LabSettings.Disagreement"/>.</param>
    /// <exception cref="RuleViolation">The person is not asked any more, a criterion has no value or one off the scale, the words are too long, or the criteria are others by now.</exception>
    public Scorecard File(Person person, IReadOnlyCollection<RatingTerms> ratings, double disagreement, DateTime at)
    {
        if (!TakesScorecardOf(person)) throw new RuleViolation("Rule.ScoreNotOpen");
        var said = ratings.Select(r => r with { Words = r.Words.Trim() }).ToList();
        if (said.Exists(r => Set.Criteria.All(c => c.Id != r.CriterionId))) throw new RuleViolation("Rule.ScoreCriteria");
        if (said.Count != Set.Criteria.Count || said.DistinctBy(r => r.CriterionId).Count() != said.Count || said.Exists(r => r.Value is < Rating.Lowest or > Rating.Highest)) throw new RuleViolation("Rule.ScoreValues", Rating.Lowest, Rating.Highest);
        if (said.Exists(r => r.Words.Length > Rating.WordsMaxLength)) throw new RuleViolation("Rule.ScoreWords", Rating.WordsMaxLength);

        if (InvitationOf(person) is { IsOpen: true } invitation) invitation.Close(InvitationState.Filed, at);
        var filed = ScorecardOf(person);
        if (filed is null) _scorecards.Add(filed = new Scorecard(this, person, said, at));
        else if (!filed.Says(said)) filed.Revise(said, at);

        var result = Result!;
        (Filed, Mean, Spread, Effort) = (result.Count, result.Impact.Mean, result.Impact.Spread, result.Effort?.Mean);
        Judge(disagreement, at);
        return filed;
    }

    /// <summary>Says anew whether reviewers disagree, after the spread they may have was changed.</summary>
    public void Judge(double disagreement, DateTime at)
    {
        DividedSince = SettledAt is null && Spread > disagreement ? DividedSince ?? at : null;
        Version++;
    }

    /// <summary>It is decided: nothing is filed or revised any more, and who has not filed need not. Twice is once.</summary>
    public void Settle(DateTime at)
    {
        if (SettledAt is not null) return;
        SettledAt = at;
        foreach (var invitation in _invitations.Where(i => i.IsOpen)) invitation.Close(InvitationState.Lapsed, at);
        DividedSince = null;
        Version++;
    }
}
