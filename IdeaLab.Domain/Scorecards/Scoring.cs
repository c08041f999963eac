using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Scorecards;

/// <summary>
/// The scoring of one idea: who was asked, what was filed, and what it comes to. The verbs expect all of it to be loaded (<c>ScoringAsync</c>); each raises the version,
/// so that of two at once the second starts over.
/// </summary>
public sealed partial class Scoring
{
    private readonly List<ScoreInvitation> _invitations = [];
    private readonly List<Scorecard> _scorecards = [];

    private Scoring() { }

    public Scoring(Idea idea, CriteriaSet set) => (Idea, IdeaId, Set, SetId) = (idea, idea.Id, set, set.Id);

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>The criteria it goes by; they stand as soon as somebody has filed.</summary>
    public int SetId { get; private set; }
    public CriteriaSet Set { get; private set; } = null!;

    public IReadOnlyList<ScoreInvitation> Invitations => _invitations;
    public IReadOnlyList<Scorecard> Scorecards => _scorecards;

    /// <summary>How many scorecards there are.</summary>
    public int Filed { get; private set; }

    /// <summary>See <see cref="ScoreResult.Impact"/>; null while there is none.</summary>
    public double? Mean { get; private set; }
    public double? Spread { get; private set; }

    /// <summary>The mean of <see cref="ScoreResult.Effort"/>; null while there is none.</summary>
    public double? Effort { get; private set; }

    /// <summary>Since when reviewers disagree, UTC; null while they do not, or once it is decided.</summary>
    public DateTime? DividedSince { get; private set; }

    /// <summary>When it was decided on the idea; asking somebody anew opens it again.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Concurrency token, raised by every verb.</summary>
    public int Version { get; private set; }

    /// <summary>The statuses in which an idea is scored.</summary>
    public static IReadOnlyList<IdeaStatus> Scored { get; } = [IdeaStatus.UnderReview, IdeaStatus.Refining];

    /// <summary>Whether scorecards are filed and revised now.</summary>
    public bool IsOpen => SettledAt is null && Scored.Contains(Idea.Status);

    public ScoreInvitation? InvitationOf(Person? person) => person is null ? null : _invitations.Find(i => i.PersonId == person.Id);

    public Scorecard? ScorecardOf(Person? person) => person is null ? null : _scorecards.Find(s => s.PersonId == person.Id);

    /// <summary>
    /// Whether the person may see what others said and what it comes to. Who is asked is blind until they have filed theirs, staff too, so that nobody leans on
    /// anybody; saying no ends that for staff. Staff who were not asked see it, since they decide by it and have no scorecard to be swayed in; members never do
    /// without one of their own. <c>ResultsShownTo</c> asks the same in a query.
    /// </summary>
    public bool ShowsResultTo(Person? person) =>
        person is not null && (ScorecardOf(person) is not null || person.ReviewsIdeas() && InvitationOf(person) is not { IsOpen: true });

    public ScoreResult? Result => ScoreResult.Of(Set, _scorecards);
}
