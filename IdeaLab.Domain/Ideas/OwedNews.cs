using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Ideas;

/// <summary>
/// A step, an official answer, a material change of the proposal or the end of a challenge that one person has not been written to about. It goes in the act that writes their mail, be it at once or bundled:
/// so each is told of each once, however often they choose anew between the two.
/// </summary>
public sealed class OwedNews
{
    private OwedNews() { }

    internal OwedNews(int personId, DateTime at, StatusChange? step = null, OfficialResponse? answer = null, ProposalVersion? change = null)
    {
        PersonId = personId;
        At = at;
        Step = step;
        Answer = answer;
        Change = change;
    }

    internal OwedNews(int personId, DateTime at, Challenge challenge)
    {
        PersonId = personId;
        At = at;
        Challenge = challenge;
    }

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>When it happened.</summary>
    public DateTime At { get; private set; }

    public int? StepId { get; private set; }
    public StatusChange? Step { get; private set; }
    public int? AnswerId { get; private set; }
    public OfficialResponse? Answer { get; private set; }

    public int? ChangeId { get; private set; }
    public ProposalVersion? Change { get; private set; }

    /// <summary>The challenge that closed, with its board.</summary>
    public int? ChallengeId { get; private set; }
    public Challenge? Challenge { get; private set; }

    /// <summary>What it is about; null where that is a challenge.</summary>
    public Idea? Idea => Step?.Idea ?? Answer?.Idea ?? Change?.Idea;

    /// <summary>Whether what it is about exists for the person.</summary>
    public bool ExistsForReader => Idea?.ExistsFor(Person) ?? Challenge!.ExistsFor(Person);
}
