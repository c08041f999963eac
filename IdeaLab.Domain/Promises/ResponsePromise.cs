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

    /// <summary>When the answer came; null while it is owed.</summary>
    public DateTime? SettledAt { get; private set; }

    public bool IsOpen => SettledAt is null;

    internal void Settle(DateTime at) => SettledAt ??= at;

    internal void Reopen() => SettledAt = null;
}
