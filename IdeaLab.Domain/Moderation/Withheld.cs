using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Moderation;

/// <summary>That an idea, a comment or a version of a proposal is kept from everybody but its author and staff: by a rule, until staff look, or by an act of staff. Nothing is deleted by it. One row each time; the one without an end stands.</summary>
public sealed class Withheld
{
    public const int FoundMaxLength = 400;

    // So long after it was sent, a post that a rule withholds has been seen by nobody.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    private Withheld() { }

    internal Withheld(Idea idea, Comment? comment, ProposalVersion? version, DateTime sentAt, Screening screening, DateTime at) : this(idea, comment, version, at) =>
        (Score, Found, IsFromBeginning) = (screening.Score, screening.Written, at - sentAt < AtOnce);

    internal Withheld(Idea idea, Comment? comment, ProposalVersion? version, ModerationAct act) : this(idea, comment, version, act.At) => Act = act;

    private Withheld(Idea idea, Comment? comment, ProposalVersion? version, DateTime at)
    {
        (Idea, Comment, Version, Since) = (idea, comment, version, at);
        (IdeaId, CommentId, VersionId) = (idea.Id, comment?.Id, version?.Id);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>The comment that is meant; null for another thing.</summary>
    public int? CommentId { get; private set; }
    public Comment? Comment { get; private set; }

    /// <summary>The version of the proposal that is meant; null for another thing.</summary>
    public int? VersionId { get; private set; }
    public ProposalVersion? Version { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>Whether nobody had seen it by then: released, it is as if sent that moment.</summary>
    public bool IsFromBeginning { get; private set; }

    /// <summary>What the rules made of it, as a sum; null when no rule did.</summary>
    public int? Score { get; private set; }

    /// <summary>The terms of the score as they stood; see <see cref="Screening"/>.</summary>
    public string? Found { get; private set; }

    /// <summary>The act of staff that hides it; null while it only waits for them to look.</summary>
    public int? ActId { get; private set; }
    public ModerationAct? Act { get; private set; }

    public DateTime? EndedAt { get; private set; }
    public int? EndedById { get; private set; }
    public Person? EndedBy { get; private set; }

    /// <summary>The challenge that was over when the idea was released, and which it left therefore; null for none.</summary>
    public int? LeftChallengeId { get; private set; }

    public bool IsStanding => EndedAt is null;

    /// <summary>Whether staff have hidden it.</summary>
    public bool IsByStaff => ActId is not null || Act is not null;

    /// <summary>Whether it is the idea itself that is withheld.</summary>
    public bool IsOfIdea => CommentId is null && Comment is null && VersionId is null && Version is null;

    /// <summary>What the rules found; null when no rule did.</summary>
    public Screening? Screening => Score is { } score ? Screening.Read(score, Found ?? "") : null;

    internal void Confirm(ModerationAct act) => Act = act;

    internal void End(Person by, DateTime at, int? leftChallengeId = null) => (EndedBy, EndedById, EndedAt, LeftChallengeId) = (by, by.Id, at, leftChallengeId);
}
