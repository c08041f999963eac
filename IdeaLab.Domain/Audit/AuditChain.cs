namespace IdeaLab.Domain.Audit;

/// <summary>Where the chain of the audit log ends; one row. Entries are sealed shortly after they are written, so that of two acts at once none waits for the other.</summary>
public sealed class AuditChain
{
    public int Id { get; private set; } = 1;

    /// <summary>How many entries are sealed.</summary>
    public int Count { get; private set; }

    /// <summary>The hash of the newest seal; empty while there is none.</summary>
    public string LastHash { get; private set; } = "";

    /// <summary>The highest number of an entry that is sealed.</summary>
    public long UpTo { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Puts an entry that is saved at the end of the chain.</summary>
    public AuditSeal Seal(AuditEntry entry)
    {
        var seal = new AuditSeal(Count + 1, LastHash, entry);
        (Count, LastHash, UpTo) = (seal.Number, seal.Hash, Math.Max(UpTo, entry.Id));
        Version++;
        return seal;
    }

    /// <summary>Walks the chain from its beginning.</summary>
    /// <param name="seals">All of them by number, with their entries.</param>
    public IEnumerable<ChainFault> Faults(IEnumerable<AuditSeal> seals) => Chained.Faults(seals, Count, LastHash);
}
