using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;

namespace IdeaLab.Domain.Challenges;

/// <summary>A question with a deadline, and a board of ideas of its own.</summary>
public sealed class Challenge
{
    public const int QuestionMaxLength = 160;
    public const int DescriptionMaxLength = 20_000;
    public const int CriteriaMaxLength = 2000;

    /// <summary>How many years from now its days may be: further off they are a slip of the keys.</summary>
    public const int YearsMax = 10;

    private readonly List<ChallengeTopic> _topics = [];
    private readonly List<ChallengePlace> _places = [];

    private Challenge() { }

    /// <param name="zone">The organisation's.</param>
    /// <exception cref="RuleViolation">As for <see cref="Revise"/>.</exception>
    public Challenge(ChallengeTerms terms, Person by, TimeZoneInfo zone, DateTime at)
    {
        if (!by.OwnsTopics()) throw new RuleViolation("Rule.ChallengeOwner");
        CreatedAt = at;
        Accept(terms, zone, at);
    }

    public int Id { get; private set; }

    /// <summary>Names the form it was written in: sent twice, it makes one challenge.</summary>
    public Guid FormKey { get; init; } = Guid.NewGuid();

    public string Question { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The first day, in the organisation's time zone.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day, which still belongs to it.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>The first instant of the first day.</summary>
    public DateTime OpensAt { get; private set; }

    /// <summary>The first instant after the last day.</summary>
    public DateTime ClosesAt { get; private set; }

    public Audience Audience { get; private set; }

    /// <summary>The segments it is for; null for any other audience.</summary>
    public int? CircleId { get; private set; }
    public Circle? Circle { get; private set; }

    public IReadOnlyList<ChallengeTopic> Topics => _topics;

    /// <summary>One to a line.</summary>
    public string Criteria { get; private set; } = "";

    public int OwnerId { get; private set; }
    public Person Owner { get; private set; } = null!;

    /// <summary>How many votes a person may give in all; null without a budget.</summary>
    public int? VotesPerPerson { get; private set; }

    /// <summary>How many of them to one idea; null without a budget.</summary>
    public int? VotesPerIdea { get; private set; }

    /// <summary>Shown with the question; null for none.</summary>
    public int? PictureId { get; private set; }
    public Picture? Picture { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When its closing was carried out: the board is frozen and the participants are told.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>What it came to; null until it is closed.</summary>
    public ChallengeTally? Result { get; private set; }

    /// <summary>The board as it stood at the end; empty until then.</summary>
    public IReadOnlyList<ChallengePlace> Places => _places;

    /// <summary>When its end was written down for the last participant; null before.</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>Concurrency token, raised by every verb.</summary>
    public int Version { get; private set; }

    public VoteBudget? Budget => VotesPerPerson is { } votes && VotesPerIdea is { } perIdea ? new(votes, perIdea) : null;

    public IReadOnlyList<string> CriteriaLines => Criteria.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public ChallengePhase PhaseAt(DateTime at) =>
        ClosedAt is not null || at >= ClosesAt ? ChallengePhase.Closed : at < OpensAt ? ChallengePhase.Coming : ChallengePhase.Open;

    /// <summary>Whether its board takes ideas, votes and comments.</summary>
    public bool IsOpenAt(DateTime at) => PhaseAt(at) is ChallengePhase.Open;

    /// <summary>Whether it exists for the person; null is a visitor. <c>VisibleTo</c> asks the same in a query.</summary>
    public bool ExistsFor(Person? person) => Audience.Admits(person, CircleId);

    /// <summary>How many days are left after a day of the organisation's time zone; 0 on the last one.</summary>
    public int DaysLeftAfter(DateOnly today) => Math.Max(0, ClosesOn.DayNumber - today.DayNumber);

    /// <summary>Owners change their own challenges until they are closed, leads every one.</summary>
    public bool MayBeRevisedBy(Person? person) => ClosedAt is null && (person.LeadsInnovation() || person.OwnsTopics() && person!.Id == OwnerId);

    /// <summary>Changes what was set. Once it has opened, its start, audience and budget stand: people act on them.</summary>
    /// <exception cref="RuleViolation">
    /// The person may not, question, description or criteria are empty or too long, the days are the wrong way round, the end is past, the owner may not own
    /// one, the budget is out of range, the audience of segments names none, or something that stands was changed.
    /// </exception>
    public void Revise(ChallengeTerms terms, Person by, TimeZoneInfo zone, DateTime at)
    {
        if (!MayBeRevisedBy(by) || at >= ClosesAt) throw new RuleViolation("Rule.ChallengeRevise");
        if (at >= OpensAt && (terms.OpensOn != OpensOn || terms.Audience != Audience || terms.Circle?.Id != CircleId || terms.Budget != Budget)) throw new RuleViolation("Rule.ChallengeStands");
        Accept(terms, zone, at);
    }

    /// <summary>Shows a picture with the question, or none any more. Who opens a challenge for another owner may do so before it is saved.</summary>
    /// <exception cref="RuleViolation">The person may not revise it.</exception>
    public void Illustrate(Picture? picture, Person by)
    {
        if (Id != 0 && !MayBeRevisedBy(by)) throw new RuleViolation("Rule.ChallengeRevise");
        (Picture, PictureId) = (picture, picture is { Id: > 0 } ? picture.Id : null);
        Version++;
    }

    /// <summary>Closes it, once its time has come, and keeps the board as it stands. Twice is once.</summary>
    /// <param name="board">Every idea on it. Those with as many votes share a place, and the places behind them stay empty: 1, 1, 3.</param>
    /// <param name="participants">How many people shared an idea, voted or commented.</param>
    /// <returns>Whether this closed it.</returns>
    public bool Close(IReadOnlyCollection<BoardLine> board, int participants, DateTime at)
    {
        if (ClosedAt is not null || at < ClosesAt) return false;
        ClosedAt = at;
        Result = new ChallengeTally(board.Count, (int)Math.Min(int.MaxValue, board.Sum(line => (long)line.Votes)), participants);
        var ahead = 0;
        foreach (var level in board.GroupBy(line => line.Votes).OrderByDescending(level => level.Key))
        {
            _places.AddRange(level.Select(line => new ChallengePlace(this, ahead + 1, line)));
            ahead += level.Count();
        }
        Version++;
        return true;
    }

    /// <summary>The debt of telling a participant that it is closed.</summary>
    public OwedNews OwedTo(int personId) => new(personId, ClosedAt ?? throw new InvalidOperationException("It is not closed."), this);

    /// <summary>Its end is written down for the last participant, at a UTC time. The first time stands.</summary>
    public void Told(DateTime at) => ToldAt ??= at;

    /// <summary>Whether its ideas may be about the topic. The topics must be loaded.</summary>
    public bool Takes(int topicId) => _topics.Count == 0 || _topics.Exists(t => t.TopicId == topicId);

    /// <summary>Why an idea cannot enter; null when it can. The topics must be loaded.</summary>
    public RuleViolation? WhyNotEnter(Topic topic, Audience audience, DateTime at, int? circleId = null) => this switch
    {
        _ when PhaseAt(at) is ChallengePhase.Coming => new RuleViolation("Rule.ChallengeComing"),
        _ when !IsOpenAt(at) => new RuleViolation("Rule.ChallengeClosed"),
        _ when audience != Audience || circleId != CircleId => new RuleViolation("Rule.ChallengeAudience"),
        // All who see the challenge count the same ideas, so its board, its places and its result leave nothing out.
        _ when !topic.ExistsForAllOf(Audience, CircleId) => new RuleViolation("Rule.ChallengeTopicAudience"),
        _ when !Takes(topic.Id) => new RuleViolation("Rule.ChallengeTopic"),
        _ => null,
    };

    private void Accept(ChallengeTerms terms, TimeZoneInfo zone, DateTime at)
    {
        var (question, description, criteria) = (OneLine.Of(terms.Question), terms.Description.Trim(), terms.Criteria.ReplaceLineEndings("\n").Trim());
        if (question.Length > QuestionMaxLength || !question.Any(char.IsLetterOrDigit)) throw new RuleViolation("Rule.ChallengeQuestion", QuestionMaxLength);
        if (description.Length > DescriptionMaxLength) throw new RuleViolation("Rule.ChallengeDescription", DescriptionMaxLength);
        if (criteria.Length > CriteriaMaxLength) throw new RuleViolation("Rule.ChallengeCriteria", CriteriaMaxLength);
        if (Math.Abs(terms.OpensOn.Year - at.Year) > YearsMax || Math.Abs(terms.ClosesOn.Year - at.Year) > YearsMax) throw new RuleViolation("Rule.ChallengeYears", YearsMax);
        if (terms.ClosesOn < terms.OpensOn) throw new RuleViolation("Rule.ChallengeDays");
        if (LocalDay.EndOf(terms.ClosesOn, zone) <= at) throw new RuleViolation("Rule.ChallengePast");
        if (terms.Audience is Audience.Segments == terms.Circle is null) throw new RuleViolation("Rule.AudienceSegments");
        if (!terms.Owner.OwnsTopics()) throw new RuleViolation("Rule.TopicOwnerRole", terms.Owner.Name);
        if (terms.Budget is { } budget && (budget.Votes is < 1 or > VoteBudget.VotesMax || budget.PerIdea < 1 || budget.PerIdea > budget.Votes)) throw new RuleViolation("Rule.ChallengeBudget", VoteBudget.VotesMax);

        (Question, Description, Criteria, Audience) = (question, description, criteria, terms.Audience);
        (Circle, CircleId) = (terms.Circle, terms.Circle?.Id);
        (OpensOn, ClosesOn) = (terms.OpensOn, terms.ClosesOn);
        (OpensAt, ClosesAt) = (LocalDay.StartOf(OpensOn, zone), LocalDay.EndOf(ClosesOn, zone));
        (Owner, OwnerId) = (terms.Owner, terms.Owner.Id);
        (VotesPerPerson, VotesPerIdea) = (terms.Budget?.Votes, terms.Budget?.PerIdea);
        _topics.RemoveAll(t => terms.Topics.All(topic => topic.Id != t.TopicId));
        _topics.AddRange(terms.Topics.Where(topic => _topics.TrueForAll(t => t.TopicId != topic.Id)).Select(topic => new ChallengeTopic(this, topic)));
        Version++;
    }
}
