using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Scorecards;

/// <summary>One person's judgement of one idea, by the criteria of its set.</summary>
public sealed class Scorecard
{
    private readonly List<Rating> _ratings = [];

    private Scorecard() { }

    internal Scorecard(Scoring scoring, Person person, IEnumerable<RatingTerms> ratings, DateTime at)
    {
        (Scoring, IdeaId, Person, PersonId, FiledAt) = (scoring, scoring.IdeaId, person, person.Id, at);
        _ratings.AddRange(ratings.Select(r => new Rating(r.CriterionId, r.Value, r.Words)));
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Scoring Scoring { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public IReadOnlyList<Rating> Ratings => _ratings;
    public DateTime FiledAt { get; private set; }

    /// <summary>When it was last changed; null when it never was.</summary>
    public DateTime? RevisedAt { get; private set; }

    /// <summary>The value given to a criterion.</summary>
    public int ValueOf(Criterion criterion) => RatingOf(criterion.Id).Value;

    public Rating RatingOf(int criterionId) => _ratings.Find(r => r.CriterionId == criterionId) ?? throw new InvalidOperationException($"Scorecard {Id} was filed by other criteria.");

    internal bool Says(IReadOnlyList<RatingTerms> ratings) => ratings.All(r => RatingOf(r.CriterionId) is var own && (own.Value, own.Words) == (r.Value, r.Words));

    internal void Revise(IReadOnlyList<RatingTerms> ratings, DateTime at)
    {
        foreach (var rating in ratings) RatingOf(rating.CriterionId).Say(rating.Value, rating.Words);
        RevisedAt = at;
    }
}
