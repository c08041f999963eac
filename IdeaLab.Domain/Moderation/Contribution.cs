using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Moderation;

/// <summary>
/// One text somebody wrote: an idea, a comment on it, or a version of its proposal. The verbs expect its author, the promises of the idea and what withholds it now to be loaded (<c>ContributionAsync</c>).
/// Where a comment goes or comes back, the score of the idea must then be set anew (<c>RescoreAsync</c>).
/// </summary>
/// <param name="Comment">The comment that is meant; null for another thing.</param>
/// <param name="Version">The version that is meant; null for another thing.</param>
public sealed record Contribution(Idea Idea, Comment? Comment = null, ProposalVersion? Version = null)
{
    public Person Author => Version?.By ?? Comment?.Author ?? Idea.Author;

    public int AuthorId => Version?.ById ?? Comment?.AuthorId ?? Idea.AuthorId;

    public bool IsWithheld => Version?.IsWithheld ?? Comment?.IsWithheld ?? Idea.IsWithheld;

    /// <summary>What withholds it now; null when nothing does.</summary>
    public Withheld? Standing => (Version?.Withholdings ?? Comment?.Withholdings ?? Idea.Withholdings).FirstOrDefault(w => w.IsStanding && (Version is not null || Comment is not null || w.IsOfIdea));

    /// <summary>Why somebody cannot act on it; null when they may: of staff, and not on their own.</summary>
    public RuleViolation? WhyNotModeratedBy(Person? by) => !by.ReviewsIdeas() ? new("Rule.StaffOnly") : by!.Id == AuthorId ? new("Rule.ModerateOneself") : null;

    /// <summary>It was looked at and is in order.</summary>
    /// <exception cref="RuleViolation">The person may not, it is withheld, or the reason is too long.</exception>
    public ModerationAct Leave(Person by, string reason, DateTime at)
    {
        RefuseUnlessBy(by);
        if (IsWithheld) throw new RuleViolation("Rule.ModerationWithheld");
        return new(ActKind.Leave, Author, this, null, reason, by, at);
    }

    /// <summary>Lets through what a rule kept back. What staff hid is undone instead.</summary>
    /// <returns>Null when nothing keeps it back.</returns>
    /// <exception cref="RuleViolation">The person may not, staff hid it, or the reason is too long.</exception>
    public ModerationAct? Release(Person by, string reason, PromiseTerms terms, DateTime at)
    {
        RefuseUnlessBy(by);
        if (!IsWithheld) return null;
        if (Standing is { IsByStaff: true }) throw new RuleViolation("Rule.ModerationHidden");
        var act = new ModerationAct(ActKind.Release, Author, this, null, reason, by, at);
        LetThrough(by, terms, at);
        return act;
    }

    /// <summary>Hides it from everybody but its author and staff. What a rule kept back stays so, now by this act.</summary>
    /// <returns>Null when staff have hidden it already.</returns>
    /// <exception cref="RuleViolation">The person may not, the ground or the reason is missing, or the reason is too long.</exception>
    public ModerationAct? Hide(Person by, Ground? ground, string reason, DateTime at)
    {
        RefuseUnlessBy(by);
        if (Standing is { IsByStaff: true }) return null;
        var act = new ModerationAct(ActKind.Hide, Author, this, ground, reason, by, at);
        if (Standing is { } standing) standing.Confirm(act);
        else if (Version is not null) Version.Withhold(act);
        else if (Comment is not null) Comment.Withhold(act);
        else Idea.Withhold(act);
        return act;
    }

    /// <summary>Strikes a passage wherever it stands in the text; the earlier text is kept for staff.</summary>
    /// <exception cref="RuleViolation">The person may not, the passage is not in the text, it is of a proposal, or ground or reason are missing.</exception>
    public ModerationAct EditOut(Person by, string passage, Ground? ground, string reason, DateTime at)
    {
        RefuseUnlessBy(by);
        passage = passage.ReplaceLineEndings("\n").Trim();
        if (Version is not null) throw new RuleViolation("Rule.EditOutProposal");
        var (title, body) = (Comment is null ? Idea.Title : null, Comment?.Body ?? Idea.Body);
        if (passage.Length == 0 || !body.Contains(passage, StringComparison.Ordinal) && title?.Contains(passage, StringComparison.Ordinal) is not true) throw new RuleViolation("Rule.EditOutPassage");

        var act = new ModerationAct(ActKind.EditOut, Author, this, ground, reason, by, at);
        act.Earlier = new EarlierText(act, title, body, passage);
        Say(title is null ? null : EarlierText.Strike(title, passage), EarlierText.Strike(body, passage), at);
        return act;
    }

    internal void LetThrough(Person by, PromiseTerms terms, DateTime at)
    {
        if (Version is not null) Version.Release(by, at);
        else if (Comment is not null) Comment.Release(by, at);
        else Idea.Release(by, terms, at);
    }

    internal void Return(EarlierText earlier, DateTime at)
    {
        var (title, body) = (Comment is null ? Idea.Title : null, Comment?.Body ?? Idea.Body);
        if (body != EarlierText.Strike(earlier.Body, earlier.Passage) || title is not null && title != EarlierText.Strike(earlier.Title!, earlier.Passage)) return;
        Say(earlier.Title, earlier.Body, at);
    }

    private void Say(string? title, string body, DateTime at)
    {
        if (Comment is not null) Comment.Say(body, at);
        else Idea.Say(title!, body);
    }

    private void RefuseUnlessBy(Person by)
    {
        if (WhyNotModeratedBy(by) is { } violation) throw violation;
    }
}
