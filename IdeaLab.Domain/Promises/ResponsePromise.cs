using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.Promises;

/// <summary>The promise to answer one idea officially, and what became of it. An idea has one, and a second when its author says that the answer was none.</summary>
public sealed class ResponsePromise
{
    private ResponsePromise() { }

    internal ResponsePromise(Idea idea, DateTime madeAt, DateTime dueAt)
    {
        Idea = idea;
        MadeAt = madeAt;
        DueAt = dueAt;
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public DateTime MadeAt { get; private set; }

    /// <summary>The first instant at which an answer comes too late, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Since when the time stands still because the author was asked something; null while it runs. It stays when the promise is settled without their reply.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>When the answer came; null while it is owed.</summary>
    public DateTime? SettledAt { get; private set; }

    public bool IsOpen => SettledAt is null;

    internal void Pause(DateTime at) => PausedAt ??= at;

    /// <summary>Gives back the working days that were left when the time stood still. A promise that was late by then stays late.</summary>
    internal void Resume(WorkingCalendar calendar, DateTime at)
    {
        if (PausedAt is { } paused && paused < DueAt) DueAt = calendar.EndAfter(at, calendar.DaysBetween(paused, DueAt.AddTicks(-1)));
        PausedAt = null;
    }

    /// <summary>Settles it; time for which it stood still until now does not count.</summary>
    internal void Settle(DateTime at)
    {
        if (SettledAt is not null) return;
        if (PausedAt is { } paused && paused < DueAt) DueAt += at - paused;
        SettledAt = at;
    }

    /// <summary>Takes <see cref="Settle"/> back.</summary>
    internal void Reopen()
    {
        if (SettledAt is { } settled && PausedAt is { } paused && settled < DueAt) DueAt -= settled - paused;
        SettledAt = null;
    }
}
