using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>One step in the life of an idea: who, when and why.</summary>
public sealed class StatusChange : INews
{
    public const int ReasonMaxLength = 2000;

    private StatusChange() { }

    internal StatusChange(Idea idea, IdeaStatus from, IdeaStatus to, Person by, string reason, DateTime at, string? reopenWhen, bool tells)
    {
        Idea = idea;
        From = from;
        To = to;
        By = by;
        Reason = reason;
        At = at;
        ReopenWhen = reopenWhen;
        // Who is not to be told counts as told.
        if (!tells) ToldAt = at;
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public IdeaStatus From { get; private set; }
    public IdeaStatus To { get; private set; }
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>The merge by which it became merged; null for every other step.</summary>
    public Merge? Merge { get; private set; }

    /// <summary>What would reopen a declined idea; null for any other step.</summary>
    public string? ReopenWhen { get; private set; }

    public DateTime? ToldAt { get; private set; }

    public OwedNews OwedTo(int personId, NewsKinds kind) => new(personId, kind, At, step: this);

    public void Told(DateTime at) => ToldAt ??= at;
}
