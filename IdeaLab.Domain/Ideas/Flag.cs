using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Ideas;

/// <summary>A member's word to staff that something is wrong with an idea, a comment on it or a version of its proposal. One of a person about a thing is open at a time.</summary>
public sealed class Flag
{
    public const int ReasonMaxLength = 500;

    private Flag() { }

    /// <param name="comment">The comment that is meant; null for the idea itself or its proposal.</param>
    /// <param name="ground">Which rule of the code of conduct it goes against.</param>
    /// <param name="version">The version of the proposal that is meant; null for another thing.</param>
    /// <exception cref="RuleViolation">The person is suspended, the thing does not exist for them or is gone or their own, or the reason is empty or too long.</exception>
    public Flag(Idea idea, Comment? comment, Person by, string reason, DateTime at, Ground ground = Ground.Other, ProposalVersion? version = null)
    {
        by.RefuseWhenSilenced();
        if (!idea.ExistsFor(by) || comment is not null && (comment.IdeaId != idea.Id || !comment.StandsFor(by)) || version is not null && (version.IdeaId != idea.Id || !version.StandsFor(by))) throw new RuleViolation("Rule.FlagGone");
        reason = reason.Trim();
        if (reason.Length is 0 or > ReasonMaxLength) throw new RuleViolation("Rule.FlagReason", ReasonMaxLength);
        if (!Enum.IsDefined(ground)) throw new RuleViolation("Rule.ModerationGround");
        (Idea, IdeaId, Comment, CommentId, Version, VersionId) = (idea, idea.Id, comment, comment?.Id, version, version?.Id);
        (By, ById, Ground, Reason, At, OpenSince) = (by, by.Id, ground, reason, at, at);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int? CommentId { get; private set; }
    public Comment? Comment { get; private set; }
    public int? VersionId { get; private set; }
    public ProposalVersion? Version { get; private set; }
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public Ground Ground { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>When it was raised, UTC, until staff have looked; null then.</summary>
    public DateTime? OpenSince { get; private set; }

    public int? SettledById { get; private set; }
    public Person? SettledBy { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>Takes the reason away with whoever raised it; that it was raised stays. Twice is once.</summary>
    public void TakeReasonAway() => Reason = "";

    /// <summary>Staff have looked at it and done what was to be done. The first time stands.</summary>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public void Settle(Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (OpenSince is null) return;
        (OpenSince, SettledBy, SettledById, SettledAt) = (null, by, by.Id, at);
    }
}
