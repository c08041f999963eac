using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Audit;

/// <summary>What one act of staff did to one thing. It is written in the transaction of the act, and never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>A longer text is in its own row; here its beginning is enough to know it.</summary>
    public const int ValueMaxLength = 500;

    /// <summary>Of an IPv6 address that holds one of IPv4, with the zone.</summary>
    public const int FromMaxLength = 64;

    private readonly List<AuditChange> _changes = [];

    private AuditEntry() { }

    /// <param name="actor">Who did it.</param>
    /// <param name="act">What was done to the thing.</param>
    /// <param name="thing">The name of its kind, such as "Topic".</param>
    /// <param name="key">Its key; null while the database has not given it one.</param>
    /// <param name="ideaId">The idea it belongs to, or is.</param>
    /// <param name="changes">What is now other than before.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="from">The address of the network from which it was done; null where none is known.</param>
    public AuditEntry(Person actor, AuditAct act, string thing, int? key, int? ideaId, IEnumerable<AuditChange> changes, DateTime at, string? from)
    {
        (Actor, ActorId, Act, Thing, Key, IdeaId, At, From) = (actor, actor.Id, act, thing, key, ideaId, at, from);
        _changes.AddRange(changes);
    }

    public long Id { get; private set; }
    public DateTime At { get; private set; }
    public int ActorId { get; private set; }
    public Person Actor { get; private set; } = null!;

    /// <summary>The address from which it was done: whoever acts for the organisation does so under their own name and from a known place.</summary>
    public string? From { get; private set; }

    public AuditAct Act { get; private set; }
    public string Thing { get; private set; } = "";
    public int? Key { get; private set; }
    public int? IdeaId { get; private set; }
    public IReadOnlyList<AuditChange> Changes => _changes;
}
