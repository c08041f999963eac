using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Domain.Scorecards;

/// <summary>Somebody is asked to score an idea. One for each person and idea: who is asked again after declining has the same one, open again.</summary>
public sealed class ScoreInvitation
{
    public const int NoteMaxLength = 1000;
    public const int DeclineReasonMaxLength = 500;

    /// <summary>Working days to file within.</summary>
    public const int DaysMax = 60;

    /// <summary>Working days from one reminder to the next.</summary>
    public const int RemindEveryDays = 3;

    /// <summary>After so many reminders no other comes.</summary>
    public const int RemindersMax = 3;

    private ScoreInvitation() { }

    internal ScoreInvitation(Scoring scoring, Person person) => (Scoring, IdeaId, Person, PersonId) = (scoring, scoring.IdeaId, person, person.Id);

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Scoring Scoring { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;

    /// <summary>What whoever asks wants looked at, in Markdown; may be empty.</summary>
    public string Note { get; private set; } = "";

    public DateTime InvitedAt { get; private set; }

    /// <summary>The first instant at which a scorecard is late, UTC.</summary>
    public DateTime DueAt { get; private set; }

    public InvitationState State { get; private set; }

    /// <summary>What <see cref="State"/> says, as a time to look for: since when it is open, null once it is not.</summary>
    public DateTime? OpenSince { get; private set; }

    /// <summary>When it came to be as it is; null while it is open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>When the next reminder is due, UTC; null when none is to come.</summary>
    public DateTime? RemindAt { get; private set; }

    /// <summary>How many have gone out.</summary>
    public int Reminders { get; private set; }

    public bool IsOpen => State is InvitationState.Open;

    public bool IsLateAt(DateTime at) => IsOpen && DueAt <= at;

    /// <summary>Writes down that a reminder goes out, and when the next is due.</summary>
    /// <returns>False when none is due.</returns>
    public bool Remind(WorkingCalendar calendar, DateTime at)
    {
        if (RemindAt is not { } due || due > at) return false;
        Reminders++;
        RemindAt = Reminders < RemindersMax ? calendar.EndAfter(at, RemindEveryDays) : null;
        return true;
    }

    internal void Open(Person by, string note, DateTime dueAt, DateTime at)
    {
        (By, ById, Note, InvitedAt, DueAt, RemindAt, Reminders) = (by, by.Id, note, at, dueAt, dueAt, 0);
        (State, OpenSince, ClosedAt, DeclineReason) = (InvitationState.Open, at, null, null);
    }

    internal void Close(InvitationState state, DateTime at, string? reason = null) =>
        (State, OpenSince, ClosedAt, RemindAt, DeclineReason) = (state, null, at, null, reason);
}
