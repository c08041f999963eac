using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Ideas;

/// <summary>
/// A step, an official answer or a material change of the proposal that one follower has not been written to about. It goes in the act that writes their mail, be it at once or bundled:
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

    public Idea Idea => Step?.Idea ?? Answer?.Idea ?? Change!.Idea;
}
