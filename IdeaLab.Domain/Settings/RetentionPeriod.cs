namespace IdeaLab.Domain.Settings;

/// <summary>How long something is kept instead of by default; a row for each that was ever set.</summary>
public sealed class RetentionPeriod
{
    private RetentionPeriod() { }

    internal RetentionPeriod(Kept what, int days) => (What, Days) = (what, days);

    public Kept What { get; private set; }

    public int Days { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    internal void Become(int days)
    {
        Days = days;
        Version++;
    }
}
