namespace IdeaLab.Domain;

/// <summary>A record that holds the hash of the one before, so that one that was changed or taken away is found.</summary>
public interface IChained
{
    /// <summary>Its place in the chain, from 1 and without gaps.</summary>
    int Number { get; }

    /// <summary>The hash of the record before; empty for the first.</summary>
    string PreviousHash { get; }

    /// <summary>What it said when it was written; see <see cref="ChainHash"/>.</summary>
    string Hash { get; }

    /// <summary>The hash of what it says now.</summary>
    string HashNow();
}

/// <summary>Walks chains.</summary>
public static class Chained
{
    /// <param name="records">All of them, by number.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="lastHash">The hash of the last; without it nobody would miss the newest.</param>
    /// <returns>The faults found, none when the chain is whole.</returns>
    public static IEnumerable<ChainFault> Faults(IEnumerable<IChained> records, int count, string lastHash)
    {
        var (expected, previous) = (1, (string?)"");
        foreach (var record in records)
        {
            if (record.Number > expected) previous = null;
            while (expected < record.Number) yield return new(ChainFaultKind.Missing, expected++);

            if (record.HashNow() != record.Hash) yield return new(ChainFaultKind.Changed, record.Number);
            else if (previous is not null && previous != record.PreviousHash) yield return new(ChainFaultKind.Unlinked, record.Number);
            (expected, previous) = (record.Number + 1, record.Hash);
        }

        if (expected > count && previous != lastHash) yield return new(ChainFaultKind.Unlinked, expected - 1);
        while (expected <= count) yield return new(ChainFaultKind.Missing, expected++);
    }
}
