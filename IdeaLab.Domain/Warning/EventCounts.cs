using System.Runtime.InteropServices;

namespace IdeaLab.Domain.Warning;

/// <summary>How many events of each kind there were.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventCounts(int Votes, int Comments, int Flags, int NewVoters)
{
    /// <summary>Each kind alone.</summary>
    public static readonly EventKinds[] Kinds = [EventKinds.Votes, EventKinds.Comments, EventKinds.Flags, EventKinds.NewVoters];

    /// <param name="kind">One kind alone.</param>
    public int this[EventKinds kind] => kind switch
    {
        EventKinds.Votes => Votes,
        EventKinds.Comments => Comments,
        EventKinds.Flags => Flags,
        EventKinds.NewVoters => NewVoters,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>So many of one kind alone.</summary>
    public static EventCounts Of(EventKinds kind, int count) => kind switch
    {
        EventKinds.Votes => new(count, 0, 0, 0),
        EventKinds.Comments => new(0, count, 0, 0),
        EventKinds.Flags => new(0, 0, count, 0),
        EventKinds.NewVoters => new(0, 0, 0, count),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static EventCounts operator +(EventCounts a, EventCounts b) => new(a.Votes + b.Votes, a.Comments + b.Comments, a.Flags + b.Flags, a.NewVoters + b.NewVoters);
}
