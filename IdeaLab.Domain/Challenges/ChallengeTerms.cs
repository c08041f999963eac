using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Challenges;

/// <summary>What its owner sets about a challenge.</summary>
/// <param name="Question">One line.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="OpensOn">The first day, in the organisation's time zone.</param>
/// <param name="ClosesOn">The last day, which still belongs to it.</param>
/// <param name="Topics">What its ideas are about; none means any topic.</param>
/// <param name="Criteria">By what the ideas will be judged, one to a line.</param>
/// <param name="Circle">For whom it is, where the audience is one of segments.</param>
/// <param name="Budget">How many votes each person may give; null means one for each idea, as everywhere.</param>
public sealed record ChallengeTerms(
    string Question, string Description, DateOnly OpensOn, DateOnly ClosesOn, Audience Audience, IReadOnlyCollection<Topic> Topics, string Criteria, Person Owner, VoteBudget? Budget,
    Circle? Circle = null);
