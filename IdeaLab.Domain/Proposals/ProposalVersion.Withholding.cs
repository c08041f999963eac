using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Proposals;

/// <summary>Kept from everybody but who wrote it and staff. The verbs expect the idea, and what withholds it now, to be loaded.</summary>
public sealed partial class ProposalVersion
{
    private readonly List<Withheld> _withholdings = [];

    /// <summary>Each time it was withheld.</summary>
    public IReadOnlyList<Withheld> Withholdings => _withholdings;

    /// <summary>Since when its text is withheld, UTC; null for nearly all.</summary>
    public DateTime? WithheldAt { get; private set; }

    public bool IsWithheld => WithheldAt is not null;

    /// <summary>Whether the person may read it; whoever may not sees that it is there, and of when it is.</summary>
    public bool StandsFor(Person? person) => !IsWithheld || person.ReviewsIdeas() || person is not null && person.Id == ById;

    /// <summary>A rule keeps it back until staff look: it tells nobody. Twice is once.</summary>
    public void Withhold(Screening screening, DateTime at)
    {
        if (IsWithheld) return;
        KeepBack(new Withheld(Idea, null, this, At, screening, at), at);
    }

    internal void Withhold(ModerationAct act) => KeepBack(new Withheld(Idea, null, this, act), act.At);

    /// <summary>Staff let everybody see it. Twice is once.</summary>
    /// <returns>What ended; null when it was not withheld.</returns>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public Withheld? Release(Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (!IsWithheld) return null;

        var standing = _withholdings.Find(w => w.IsStanding) ?? throw new InvalidOperationException("What withholds it is not loaded.");
        standing.End(by, at);
        WithheldAt = null;
        return standing;
    }

    private void KeepBack(Withheld withheld, DateTime at)
    {
        _withholdings.Add(withheld);
        WithheldAt = at;
    }
}
