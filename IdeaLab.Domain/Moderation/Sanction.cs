using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Moderation;

/// <summary>A person's votes, those before and those to come, are kept out of every count for a reason until that is lifted. Only staff see it.</summary>
public sealed class Sanction
{
    public const int ReasonMaxLength = 2000;

    /// <summary>A vote that was being cast when it was decided may not have seen it; so long after that, every such vote is there.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private Sanction() { }

    internal Sanction(Person person, string reason, Person by, DateTime at)
    {
        (Person, PersonId) = (person, person.Id);
        (Reason, By, ById, At) = (Checked(reason), by, by.Id, at);
        PendingSince = at;
    }

    internal Sanction(Person person, ModerationAct act, DateTime at)
    {
        (Person, PersonId, Act) = (person, person.Id, act);
        (Reason, By, ById, At) = (act.Reason, act.By, act.ById, at);
        PendingSince = at;
    }

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public string Reason { get; private set; } = "";
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }

    /// <summary>The suspension or ban it comes with and ends with; null for one of the votes alone.</summary>
    public int? ActId { get; private set; }
    public ModerationAct? Act { get; private set; }

    public bool IsOfAct => ActId is not null || Act is not null;

    /// <summary>Why it was lifted; null while it stands, and where its time was over.</summary>
    public string? LiftReason { get; private set; }
    public int? LiftedById { get; private set; }
    public Person? LiftedBy { get; private set; }
    public DateTime? LiftedAt { get; private set; }

    /// <summary>Since when the votes have had to follow what was decided last, UTC; null once all have.</summary>
    public DateTime? PendingSince { get; private set; }

    public bool IsStanding => LiftedAt is null;

    /// <summary>All votes that are there have followed. It stays pending for <see cref="Overlap"/>, in which further ones may come.</summary>
    public void Settle(DateTime at)
    {
        if (at - PendingSince >= Overlap) PendingSince = null;
    }

    internal void Lift(string reason, Person by, DateTime at)
    {
        (LiftReason, LiftedBy, LiftedById, LiftedAt) = (Checked(reason), by, by.Id, at);
        PendingSince = at;
    }

    // By an act that was undone; without one its time is over.
    internal void End(ModerationAct? undone, DateTime at)
    {
        (LiftReason, LiftedBy, LiftedById, LiftedAt) = (undone?.UndoReason, undone?.UndoneBy, undone?.UndoneById, at);
        PendingSince = at;
    }

    private static string Checked(string reason)
    {
        reason = reason.Trim();
        return reason.Length is > 0 and <= ReasonMaxLength ? reason : throw new RuleViolation("Rule.SanctionReason", ReasonMaxLength);
    }
}
