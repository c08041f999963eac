using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>A member's word to staff that something is wrong with an idea or a comment on it.</summary>
public sealed class Flag
{
    public const int ReasonMaxLength = 500;

    private Flag() { }

    /// <param name="comment">The comment that is meant; null for the idea itself.</param>
    /// <exception cref="RuleViolation">The idea does not exist for the person, the comment is not of this idea or gone, or the reason is empty or too long.</exception>
    public Flag(Idea idea, Comment? comment, Person by, string reason, DateTime at)
    {
        if (!idea.ExistsFor(by) || comment is not null && (comment.IdeaId != idea.Id || comment.IsDeleted)) throw new RuleViolation("Rule.FlagGone");
        reason = reason.Trim();
        if (reason.Length is 0 or > ReasonMaxLength) throw new RuleViolation("Rule.FlagReason", ReasonMaxLength);
        (Idea, IdeaId, Comment, CommentId, By, ById, Reason, At, OpenSince) = (idea, idea.Id, comment, comment?.Id, by, by.Id, reason, at, at);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int? CommentId { get; private set; }
    public Comment? Comment { get; private set; }
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
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
