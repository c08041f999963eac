namespace IdeaLab.Domain.Audit;

/// <summary>What an entry of the audit log said when it took its place in the chain. Rows are only ever added.</summary>
public sealed class AuditSeal : IChained
{
    private AuditSeal() { }

    internal AuditSeal(int number, string previous, AuditEntry entry)
    {
        (Number, PreviousHash, EntryId, Entry) = (number, previous, entry.Id, entry);
        Hash = HashNow();
    }

    public int Number { get; private set; }
    public long EntryId { get; private set; }
    public AuditEntry Entry { get; private set; } = null!;
    public string PreviousHash { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>The entry must be loaded.</summary>
    public string HashNow() => ChainHash.Of(
        [PreviousHash, Number, EntryId, ChainHash.Moment(Entry.At), Entry.ActorId, Entry.From, (int)Entry.Act, Entry.Thing, Entry.Key, Entry.IdeaId, .. Entry.Changes.SelectMany(c => (string?[])[c.What, c.Before, c.After])]);
}
