namespace IdeaLab.Domain.Settings;

/// <summary>How long something is kept, in days, and between which limits an organisation may choose.</summary>
/// <param name="Days">What counts where nothing was set.</param>
public sealed record KeptPeriod(Kept What, int Days, int Least, int Most)
{
    /// <summary>Whether there is nothing to choose, since something else rests on it.</summary>
    public bool IsFixed => Least == Most;

    public static KeptPeriod Fixed(Kept what, int days) => new(what, days, days, days);
}
