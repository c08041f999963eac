using IdeaLab.Domain.Moderation;

namespace IdeaLab.Domain.People;

/// <summary>Votes taken out of every count. The verbs expect the sanction that stands to be loaded; the votes follow by a job.</summary>
public sealed partial class Person
{
    private readonly List<Sanction> _sanctions = [];

    public IReadOnlyList<Sanction> Sanctions => _sanctions;

    /// <summary>Since when the person's votes are kept out of every count, UTC; null for nearly everybody.</summary>
    public DateTime? SanctionedAt { get; private set; }

    public bool IsSanctioned => SanctionedAt is not null;

    /// <summary>Why somebody cannot decide on the person's votes; null when they may. Staff are not sanctioned, since an admin takes their role away first.</summary>
    public RuleViolation? WhyNotSanctionedBy(Person? by) =>
        !by.ReviewsIdeas() ? new("Rule.StaffOnly") : IsErased ? new("Rule.SanctionErased") : Roles > Roles.None ? new("Rule.SanctionStaff") : null;

    /// <summary>Takes the person's votes out of every count, those to come too. Twice is once.</summary>
    /// <returns>The sanction that stands.</returns>
    /// <exception cref="RuleViolation">Who decides is not staff, the person is, or the reason is missing or too long.</exception>
    public Sanction Sanction(string reason, Person by, DateTime at)
    {
        if (WhyNotSanctionedBy(by) is { } violation) throw violation;
        if (_sanctions.Find(s => s.IsStanding && !s.IsOfAct) is { } standing) return standing;

        var sanction = new Sanction(this, reason, by, at);
        _sanctions.Add(sanction);
        SanctionedAt ??= at;
        Version++;
        return sanction;
    }

    /// <summary>Brings the person's votes back, except those that something else keeps out, such as a suspension. Twice is once.</summary>
    /// <exception cref="RuleViolation">Who decides is not staff, or the reason is missing or too long.</exception>
    public void LiftSanction(string reason, Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (_sanctions.Find(s => s.IsStanding && !s.IsOfAct) is not { } standing) return;

        standing.Lift(reason, by, at);
        if (!IsSilenced) SanctionedAt = null;
        Version++;
    }
}
