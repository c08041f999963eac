using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Scorecards;

/// <summary>
/// By what ideas are scored: the criteria of a challenge, or the organisation's own. A set is never changed. Who changes the criteria makes the next set, so that
/// scorecards keep the criteria and weights by which they were filed.
/// </summary>
public sealed class CriteriaSet
{
    public const int CriteriaMax = 12;

    private readonly List<Criterion> _criteria = [];

    private CriteriaSet() { }

    /// <param name="challenge">Whose ideas it is for; null for all that have no criteria of their own.</param>
    /// <exception cref="RuleViolation">The person may not, there are too many criteria or none that measures impact, or one of them has no name or a weight out of range.</exception>
    public CriteriaSet(Challenge? challenge, IReadOnlyCollection<CriterionTerms> criteria, Person by, DateTime at)
    {
        if (!MayBeSetBy(by, challenge)) throw new RuleViolation("Rule.CriteriaOwner");
        if (criteria.Count > CriteriaMax) throw new RuleViolation("Rule.CriteriaMany", CriteriaMax);
        if (criteria.All(c => c.Measure is not Measure.Impact)) throw new RuleViolation("Rule.CriteriaImpact");
        (Challenge, ChallengeId, By, ById, At) = (challenge, challenge?.Id, by, by.Id, at);
        _criteria.AddRange(criteria.Select((terms, index) => new Criterion(this, index + 1, terms)));
    }

    public int Id { get; private set; }
    public int? ChallengeId { get; private set; }
    public Challenge? Challenge { get; private set; }

    /// <summary>In their order when loaded so.</summary>
    public IReadOnlyList<Criterion> Criteria => _criteria;

    /// <summary>Who set it; null for the one a lab begins with.</summary>
    public int? ById { get; private set; }
    public Person? By { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>Whether the person may set the criteria of a challenge, also once it is closed and judged: its owner or a lead. Those of the organisation (null) are for leads and admins.</summary>
    public static bool MayBeSetBy(Person? person, Challenge? challenge) =>
        challenge is null ? person.SetsCriteria() : person.LeadsInnovation() || person.OwnsTopics() && person!.Id == challenge.OwnerId;

    /// <summary>Whether these are its criteria already.</summary>
    public bool Says(IEnumerable<CriterionTerms> criteria) => _criteria.OrderBy(c => c.Position).Select(c => c.Terms).SequenceEqual(criteria);
}
