namespace IdeaLab.Domain.Moderation;

/// <summary>How far votes have been looked at, and what was usual when that was measured last; one row.</summary>
public sealed class VoteWatch
{
    /// <summary>How often the shares of the whole lab are measured and voters compared with each other: both read the votes of a month.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public int Id { get; private set; } = 1;

    /// <summary>Votes cast until then have been looked at, UTC; null for none.</summary>
    public DateTime? SeenUpTo { get; private set; }

    /// <summary>When voters were compared last, UTC.</summary>
    public DateTime? ComparedAt { get; private set; }

    public double OneInterest { get; private set; }
    public double InPassing { get; private set; }

    public SiteBaseline Usual => new(OneInterest, InPassing);

    public bool IsDayOver(DateTime now) => ComparedAt is not { } last || now - last >= Day;

    public void Measure(SiteBaseline usual) => (OneInterest, InPassing) = (usual.OneInterest, usual.InPassing);

    public void Compared(DateTime at) => ComparedAt = at;

    public void Reach(DateTime at) => SeenUpTo = at > SeenUpTo ? at : SeenUpTo ?? at;
}
