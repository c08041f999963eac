using System.Text;

namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>
/// A text as its set of runs of three words, its shingles. Two texts are as alike as those: the resemblance r(A, B) = |A ∩ B| / |A ∪ B| of A. Broder,
/// "On the resemblance and containment of documents", Compression and Complexity of Sequences 1997.
/// </summary>
public sealed class Shingles
{
    /// <summary>So many characters of each text are compared, so that the longest costs no more.</summary>
    public const int Length = 4000;

    private const int Run = 3;

    // In order, since a set of hashes that somebody may choose can be made slow.
    private readonly ulong[] _runs;

    private Shingles(int words, ulong[] runs) => (Words, _runs) = (words, runs);

    /// <summary>How many words the text has.</summary>
    public int Words { get; }

    public static Shingles Of(string text)
    {
        var hashes = Holding.Words.In(text.Length > Length ? text[..Length] : text).Select(HashOf).ToArray();
        var runs = hashes.Length is > 0 and < Run
            ? [hashes.Aggregate(Join)]
            : Enumerable.Range(0, Math.Max(hashes.Length - Run + 1, 0)).Select(from => hashes.Skip(from).Take(Run).Aggregate(Join)).Distinct().ToArray();
        Array.Sort(runs);
        return new(hashes.Length, runs);
    }

    /// <summary>How alike the texts are, from 0 to 1; two without a word are not alike.</summary>
    public double ResemblanceTo(Shingles other)
    {
        var (both, i, j) = (0, 0, 0);
        while (i < _runs.Length && j < other._runs.Length)
        {
            if (_runs[i] == other._runs[j]) (both, i, j) = (both + 1, i + 1, j + 1);
            else if (_runs[i] < other._runs[j]) i++;
            else j++;
        }

        var either = _runs.Length + other._runs.Length - both;
        return either == 0 ? 0 : (double)both / either;
    }

    // FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923): the same on every machine, which a string's own hash is not.
    private static ulong HashOf(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(word)) hash = Join(hash, part);
        return hash;
    }

    private static ulong Join(ulong hash, ulong part) => unchecked((hash ^ part) * 1099511628211UL);
}
