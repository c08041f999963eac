using IdeaLab.Domain.Moderation;

namespace IdeaLab.Domain.People;

/// <summary>Warned, suspended or banned. The verbs expect the acts that silence the person and the sanctions that stand to be loaded (<c>ForModerationAsync</c>); the votes follow by a job.</summary>
public sealed partial class Person
{
    private readonly List<ModerationAct> _acts = [];

    /// <summary>What staff did about the person and what they wrote.</summary>
    public IReadOnlyList<ModerationAct> Acts => _acts;

    /// <summary>Since when the person may neither write nor vote, UTC; null for nearly everybody.</summary>
    public DateTime? SilencedAt { get; private set; }

    /// <summary>Until when, UTC; null where it has no end, or does not hold. A job ends it.</summary>
    public DateTime? SilencedUntil { get; private set; }

    public bool IsSilenced => SilencedAt is not null;

    /// <summary>Tells the person that they have gone against the code of conduct.</summary>
    /// <param name="about">What they wrote; null where that is not the point.</param>
    /// <exception cref="RuleViolation">Who does it is not staff, the person is, or ground or reason are missing.</exception>
    public ModerationAct Warn(Person by, Ground? ground, string reason, Contribution? about, DateTime at) => Take(ActKind.Warn, by, ground, reason, about, null, at);

    /// <summary>The person may read and object, but neither write nor vote for so many days, and their votes leave every count until then.</summary>
    /// <exception cref="RuleViolation">Who does it is not staff, the person is, the days are none or too many, or ground or reason are missing.</exception>
    public ModerationAct Suspend(Person by, int days, Ground? ground, string reason, Contribution? about, DateTime at)
    {
        if (days is < 1 or > ModerationAct.DaysMax) throw new RuleViolation("Rule.SuspendDays", ModerationAct.DaysMax);
        return Take(ActKind.Suspend, by, ground, reason, about, days, at);
    }

    /// <summary>The same without an end.</summary>
    /// <exception cref="RuleViolation">Who does it is not staff, the person is, or ground or reason are missing.</exception>
    public ModerationAct Ban(Person by, Ground? ground, string reason, Contribution? about, DateTime at) => Take(ActKind.Ban, by, ground, reason, about, null, at);

    /// <summary>Suspensions whose time is over end, and the votes come back. Twice is once.</summary>
    public void EndSuspension(DateTime at)
    {
        if (SilencedUntil <= at) FollowActs(null, at);
    }

    private ModerationAct Take(ActKind kind, Person by, Ground? ground, string reason, Contribution? about, int? days, DateTime at)
    {
        if (WhyNotSanctionedBy(by) is { } violation) throw violation;
        var act = new ModerationAct(kind, this, about, ground, reason, by, at, days);
        _acts.Add(act);
        if (kind.Silences()) FollowActs(act, at);
        return act;
    }

    /// <summary>Sets what the acts that stand come to. The votes go and come back by a sanction of its own, so that one of the votes alone is untouched.</summary>
    /// <param name="cause">The act that changed it; null where its time is over.</param>
    internal void FollowActs(ModerationAct? cause, DateTime at)
    {
        var standing = _acts.Where(act => act.SilencesAt(at)).ToList();
        var last = standing.Find(act => act.EndsAt is null) ?? standing.MaxBy(act => act.EndsAt);
        (SilencedAt, SilencedUntil) = (last is null ? null : SilencedAt ?? last.At, last?.EndsAt);

        var ofActs = _sanctions.Find(s => s.IsStanding && s.IsOfAct);
        if (last is not null && ofActs is null) _sanctions.Add(new Sanction(this, last, at));
        else if (last is null) ofActs?.End(cause, at);
        SanctionedAt = _sanctions.Find(s => s.IsStanding) is null ? null : SanctionedAt ?? at;
        Version++;
    }
}
