using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>Kept from everybody but the author and staff. The verbs expect the idea, and what withholds it now, to be loaded. The score of the idea must then be set anew (<c>RescoreAsync</c>).</summary>
public sealed partial class Comment
{
    private readonly List<Withheld> _withholdings = [];

    /// <summary>Each time it was withheld.</summary>
    public IReadOnlyList<Withheld> Withholdings => _withholdings;

    /// <summary>Since when it is withheld, UTC; null for nearly all.</summary>
    public DateTime? WithheldAt { get; private set; }

    public bool IsWithheld => WithheldAt is not null;

    /// <summary>Whether it stands for the person: neither deleted, nor withheld from them.</summary>
    public bool StandsFor(Person? person) => !IsDeleted && (!IsWithheld || person.ReviewsIdeas() || person is not null && person.Id == AuthorId);

    /// <summary>A rule keeps it back until staff look: it is not counted and tells nobody. Twice is once.</summary>
    public void Withhold(Screening screening, DateTime at)
    {
        if (IsWithheld || IsDeleted) return;
        KeepBack(new Withheld(Idea, this, null, CreatedAt, screening, at), at);
    }

    internal void Withhold(ModerationAct act)
    {
        if (IsDeleted) throw new RuleViolation("Rule.CommentGone");
        KeepBack(new Withheld(Idea, this, null, act), act.At);
    }

    // Staff strike a passage, or bring it back.
    internal void Say(string body, DateTime at)
    {
        (Body, EditedAt) = (body, at);
        Version++;
    }

    /// <summary>Staff let everybody see it. What nobody saw before is as if sent now, and tells whom it concerns. Twice is once.</summary>
    /// <returns>What ended; null when it was not withheld.</returns>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public Withheld? Release(Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (!IsWithheld) return null;

        var standing = _withholdings.Find(w => w.IsStanding) ?? throw new InvalidOperationException("What withholds it is not loaded.");
        standing.End(by, at);
        WithheldAt = null;
        if (standing.IsFromBeginning) CreatedAt = at;
        if (IsDeleted) return standing;
        AskStaff(Author);
        Idea.CountComment(1);
        Version++;
        return standing;
    }

    private void KeepBack(Withheld withheld, DateTime at)
    {
        _withholdings.Add(withheld);
        WithheldAt = at;
        AsksStaffSince = null;
        Idea.CountComment(-1);
        Version++;
    }
}
