using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Domain.Moderation;

/// <summary>What somebody of staff did about a contribution or a person, and why. A row is never changed, but by being undone once.</summary>
public sealed class ModerationAct
{
    public const int ReasonMaxLength = 2000;

    /// <summary>The longest time somebody can be suspended for.</summary>
    public const int DaysMax = 365;

    private ModerationAct() { }

    internal ModerationAct(ActKind kind, Person person, Contribution? about, Ground? ground, string reason, Person by, DateTime at, int? days = null)
    {
        reason = Checked(reason, kind.GoesAgainstSomebody());
        if (kind.GoesAgainstSomebody() && (ground is not { } given || !Enum.IsDefined(given))) throw new RuleViolation("Rule.ModerationGround");
        (Kind, Person, PersonId, Ground, Reason, By, ById, At) = (kind, person, person.Id, kind.GoesAgainstSomebody() ? ground : null, reason, by, by.Id, at);
        (Idea, IdeaId, Comment, CommentId, Version, VersionId) = (about?.Idea, about?.Idea.Id, about?.Comment, about?.Comment?.Id, about?.Version, about?.Version?.Id);
        EndsAt = days is { } length ? at.AddDays(length) : null;
    }

    public int Id { get; private set; }
    public ActKind Kind { get; private set; }

    /// <summary>Who wrote what it is about, or whom it is about.</summary>
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>The idea it is about, or that of the comment or the proposal; null where a person is meant.</summary>
    public int? IdeaId { get; private set; }
    public Idea? Idea { get; private set; }
    public int? CommentId { get; private set; }
    public Comment? Comment { get; private set; }
    public int? VersionId { get; private set; }
    public ProposalVersion? Version { get; private set; }

    /// <summary>The rule of the code of conduct; null for what goes against nobody.</summary>
    public Ground? Ground { get; private set; }
    public string Reason { get; private set; } = "";
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }

    /// <summary>When a suspension ends by itself, UTC; null for all else.</summary>
    public DateTime? EndsAt { get; private set; }

    public DateTime? UndoneAt { get; private set; }
    public int? UndoneById { get; private set; }
    public Person? UndoneBy { get; private set; }
    public string? UndoReason { get; private set; }

    /// <summary>What the text was before a passage was struck; null for other acts.</summary>
    public EarlierText? Earlier { get; internal set; }

    /// <summary>The objection of its person; null while there is none.</summary>
    public Appeal? Appeal { get; private set; }

    public bool IsUndone => UndoneAt is not null;

    /// <summary>Whether it still keeps its person from writing and voting at a moment.</summary>
    public bool SilencesAt(DateTime at) => Kind.Silences() && !IsUndone && (EndsAt is null || EndsAt > at);

    /// <summary>Whether the person may object: whom it goes against, once, while it stands.</summary>
    public bool TakesAppealOf(Person? person) => person is not null && person.Id == PersonId && Kind.GoesAgainstSomebody() && !IsUndone && Appeal is null;

    /// <summary>Its person objects, once.</summary>
    /// <exception cref="RuleViolation">It is somebody else's, undone or objected to before, or the text is empty or too long.</exception>
    public Appeal RaiseAppeal(Person by, string text, DateTime at)
    {
        if (!TakesAppealOf(by)) throw new RuleViolation("Rule.AppealOnce");
        return Appeal = new Appeal(this, by, text, at);
    }

    /// <summary>Why somebody cannot undo it; null when they may: of staff, and not the one it went against.</summary>
    public RuleViolation? WhyNotUndoneBy(Person? by) => !by.ReviewsIdeas() ? new("Rule.StaffOnly") : by!.Id == PersonId ? new("Rule.ModerateOneself") : !Kind.GoesAgainstSomebody() ? new("Rule.ModerationUndo") : null;

    /// <summary>
    /// Takes it back: what was hidden shows again, a struck passage returns unless its author has changed the text since, and who was suspended or banned may write again once no other act keeps them from it. Twice is once.
    /// Expects what it is about, what withholds that, and for a person the acts and sanctions that stand to be loaded (<c>ActAsync</c>). Where a comment comes back the score must then be set anew.
    /// </summary>
    /// <exception cref="RuleViolation">The person may not, or the reason is missing or too long.</exception>
    public void Undo(Person by, string reason, PromiseTerms terms, DateTime at)
    {
        if (WhyNotUndoneBy(by) is { } violation) throw violation;
        reason = Checked(reason, isNeeded: true);
        if (IsUndone) return;

        (UndoneAt, UndoneBy, UndoneById, UndoReason) = (at, by, by.Id, reason);
        var about = Idea is null ? null : new Contribution(Idea, Comment, Version);
        switch (Kind)
        {
            // Another may have hidden it since it was released.
            case ActKind.Hide when about is { IsWithheld: true } && about.Standing?.Act == this: about.LetThrough(by, terms, at); break;
            case ActKind.EditOut when Earlier is { } earlier: about?.Return(earlier, at); break;
            case ActKind.Suspend or ActKind.Ban: Person.FollowActs(this, at); break;
        }
    }

    private static string Checked(string reason, bool isNeeded)
    {
        reason = reason.Trim();
        return reason.Length > ReasonMaxLength || isNeeded && reason.Length == 0 ? throw new RuleViolation("Rule.ModerationReason", ReasonMaxLength) : reason;
    }
}
