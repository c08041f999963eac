using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Ideas;

/// <summary>
/// A step, an official answer, a material change of the proposal, a comment or the end of a challenge that one person has not been written to about. It goes in the act that writes their mail, be it at once or bundled:
/// so each is told of each once, however often they choose anew between the two.
/// </summary>
public sealed class OwedNews
{
    private OwedNews() { }

    internal OwedNews(int personId, NewsKinds kind, DateTime at, StatusChange? step = null, OfficialResponse? answer = null, ProposalVersion? change = null, Comment? comment = null)
    {
        PersonId = personId;
        Kind = kind;
        At = at;
        Step = step;
        Answer = answer;
        Change = change;
        Comment = comment;
    }

    internal OwedNews(int personId, DateTime at, Challenge challenge)
    {
        PersonId = personId;
        Kind = NewsKinds.Challenges;
        At = at;
        Challenge = challenge;
    }

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>What it is to the person; one kind.</summary>
    public NewsKinds Kind { get; private set; }

    /// <summary>When it happened.</summary>
    public DateTime At { get; private set; }

    public int? StepId { get; private set; }
    public StatusChange? Step { get; private set; }
    public int? AnswerId { get; private set; }
    public OfficialResponse? Answer { get; private set; }

    public int? ChangeId { get; private set; }
    public ProposalVersion? Change { get; private set; }

    /// <summary>A reply in a thread of theirs, or a comment that names them.</summary>
    public int? CommentId { get; private set; }
    public Comment? Comment { get; private set; }

    /// <summary>The challenge that closed, with its board.</summary>
    public int? ChallengeId { get; private set; }
    public Challenge? Challenge { get; private set; }

    /// <summary>What it is about; null where that is a challenge.</summary>
    public Idea? Idea => Step?.Idea ?? Answer?.Idea ?? Change?.Idea ?? Comment?.Idea;

    /// <summary>Whether what it is about is still there, and exists for the person.</summary>
    public bool ExistsForReader => Comment?.IsDeleted is not true && Comment?.IsWithheld is not true && Change?.IsWithheld is not true && (Idea?.ExistsFor(Person) ?? Challenge!.ExistsFor(Person));
}
