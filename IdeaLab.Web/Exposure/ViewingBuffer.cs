using System.Collections.Concurrent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Web.Exposure;

/// <summary>What was seen and is not written down yet, each look once. No request waits for it: what comes when it is full is lost.</summary>
public sealed class ViewingBuffer
{
    public const int Capacity = 100_000;

    private readonly ConcurrentDictionary<Look, DateTime> _looks = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <param name="at">UTC.</param>
    public void Note(Look look, DateTime at)
    {
        if (Count < Capacity && _looks.TryAdd(look, at)) Interlocked.Increment(ref _count);
    }

    /// <summary>Takes out so many at most.</summary>
    public List<KeyValuePair<Look, DateTime>> Take(int most)
    {
        List<KeyValuePair<Look, DateTime>> taken = [];
        foreach (var (look, _) in _looks)
        {
            if (taken.Count == most) break;
            if (!_looks.TryRemove(look, out var at)) continue;
            Interlocked.Decrement(ref _count);
            taken.Add(new(look, at));
        }

        return taken;
    }

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(IEnumerable<KeyValuePair<Look, DateTime>> looks)
    {
        foreach (var (look, at) in looks) Note(look, at);
    }
}
