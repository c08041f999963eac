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

    private readonly List<ChallengeTopic> _topics = [];

    private Challenge() { }

    /// <param name="zone">The organisation's.</param>
    /// <exception cref="RuleViolation">As for <see cref="Revise"/>.</exception>
    public Challenge(ChallengeTerms terms, Person by, TimeZoneInfo zone, DateTime at)
    {
        if (!by.OwnsTopics()) throw new RuleViolation("Rule.ChallengeOwner");
        CreatedAt = at;
        Accept(terms, zone);
    }

    public int Id { get; private set; }
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

    /// <summary>Concurrency token, raised by every verb.</summary>
    public int Version { get; private set; }

    public VoteBudget? Budget => VotesPerPerson is { } votes && VotesPerIdea is { } perIdea ? new(votes, perIdea) : null;

    public IReadOnlyList<string> CriteriaLines => Criteria.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public ChallengePhase PhaseAt(DateTime at) =>
        ClosedAt is not null || at >= ClosesAt ? ChallengePhase.Closed : at < OpensAt ? ChallengePhase.Coming : ChallengePhase.Open;

    /// <summary>Whether its board takes ideas, votes and comments.</summary>
    public bool IsOpenAt(DateTime at) => PhaseAt(at) is ChallengePhase.Open;

    /// <summary>Owners change their own challenges until they are closed, leads every one.</summary>
    public bool MayBeRevisedBy(Person? person) => ClosedAt is null && (person.LeadsInnovation() || person.OwnsTopics() && person!.Id == OwnerId);

    /// <summary>Changes what was set. Once it has opened, its start, audience and budget stand: people act on them.</summary>
    /// <exception cref="RuleViolation">
    /// The person may not, question, description or criteria are empty or too long, the days are the wrong way round, the end is past, the owner may not own
    /// one, the budget is out of range, or something that stands was changed.
    /// </exception>
    public void Revise(ChallengeTerms terms, Person by, TimeZoneInfo zone, DateTime at)
    {
        if (!MayBeRevisedBy(by) || at >= ClosesAt) throw new RuleViolation("Rule.ChallengeRevise");
        if (at >= OpensAt && (terms.OpensOn != OpensOn || terms.Audience != Audience || terms.Budget != Budget)) throw new RuleViolation("Rule.ChallengeStands");
        if (LocalDay.StartOf(terms.ClosesOn.AddDays(1), zone) <= at) throw new RuleViolation("Rule.ChallengePast");
        Accept(terms, zone);
    }

    /// <summary>Shows a picture with the question, or none any more. Who opens a challenge for another owner may do so before it is saved.</summary>
    /// <exception cref="RuleViolation">The person may not revise it.</exception>
    public void Illustrate(Picture? picture, Person by)
    {
        if (Id != 0 && !MayBeRevisedBy(by)) throw new RuleViolation("Rule.ChallengeRevise");
        (Picture, PictureId) = (picture, picture is { Id: > 0 } ? picture.Id : null);
        Version++;
    }

    /// <summary>Closes it, once its time has come. Twice is once.</summary>
    /// <returns>Whether this closed it.</returns>
    public bool Close(DateTime at)
    {
        if (ClosedAt is not null || at < ClosesAt) return false;
        ClosedAt = at;
        Version++;
        return true;
    }

    /// <summary>Why an idea cannot enter; null when it can. The topics must be loaded.</summary>
    public RuleViolation? WhyNotEnter(Topic topic, Audience audience, DateTime at) => this switch
    {
        _ when PhaseAt(at) is ChallengePhase.Coming => new RuleViolation("Rule.ChallengeComing"),
        _ when !IsOpenAt(at) => new RuleViolation("Rule.ChallengeClosed"),
        _ when audience != Audience => new RuleViolation("Rule.ChallengeAudience"),
        _ when _topics.Count > 0 && _topics.TrueForAll(t => t.TopicId != topic.Id) => new RuleViolation("Rule.ChallengeTopic"),
        _ => null,
    };

    private void Accept(ChallengeTerms terms, TimeZoneInfo zone)
    {
        var (question, description, criteria) = (OneLine.Of(terms.Question), terms.Description.Trim(), terms.Criteria.ReplaceLineEndings("\n").Trim());
        if (question.Length > QuestionMaxLength || !question.Any(char.IsLetterOrDigit)) throw new RuleViolation("Rule.ChallengeQuestion", QuestionMaxLength);
        if (description.Length > DescriptionMaxLength) throw new RuleViolation("Rule.ChallengeDescription", DescriptionMaxLength);
        if (criteria.Length > CriteriaMaxLength) throw new RuleViolation("Rule.ChallengeCriteria", CriteriaMaxLength);
        if (terms.ClosesOn < terms.OpensOn) throw new RuleViolation("Rule.ChallengeDays");
        if (!terms.Owner.OwnsTopics()) throw new RuleViolation("Rule.TopicOwnerRole", terms.Owner.Name);
        if (terms.Budget is { } budget && (budget.Votes is < 1 or > VoteBudget.VotesMax || budget.PerIdea < 1 || budget.PerIdea > budget.Votes)) throw new RuleViolation("Rule.ChallengeBudget", VoteBudget.VotesMax);

        (Question, Description, Criteria, Audience) = (question, description, criteria, terms.Audience);
        (OpensOn, ClosesOn) = (terms.OpensOn, terms.ClosesOn);
        (OpensAt, ClosesAt) = (LocalDay.StartOf(OpensOn, zone), LocalDay.StartOf(ClosesOn.AddDays(1), zone));
        (Owner, OwnerId) = (terms.Owner, terms.Owner.Id);
        (VotesPerPerson, VotesPerIdea) = (terms.Budget?.Votes, terms.Budget?.PerIdea);
        _topics.RemoveAll(t => terms.Topics.All(topic => topic.Id != t.TopicId));
        _topics.AddRange(terms.Topics.Where(topic => _topics.TrueForAll(t => t.TopicId != topic.Id)).Select(topic => new ChallengeTopic(this, topic)));
        Version++;
    }
}
