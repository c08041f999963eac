namespace IdeaLab.Domain.Warning;

/// <summary>How old an idea is in an hour, as far as it matters for what comes to it: most comes soon after it was shared.</summary>
public enum IdeaAge
{
    FirstHours = 0,
    FirstDay = 1,
    FirstWeek = 2,
    Older = 3,
}

public static class IdeaAges
{
    /// <summary>From which age on, in whole hours since the one it was shared in.</summary>
    public static int FromHours(this IdeaAge age) => age switch
    {
        IdeaAge.FirstHours => 0,
        IdeaAge.FirstDay => 6,
        IdeaAge.FirstWeek => 24,
        _ => 168,
    };

    /// <summary>The first age that is too old for it, in whole hours.</summary>
    public static int UntilHours(this IdeaAge age) => age is IdeaAge.Older ? int.MaxValue : (age + 1).FromHours();

    public static IdeaAge In(DateTime hour, DateTime sharedAt)
    {
        var hours = (int)(hour - sharedAt.ToHour()).TotalHours;
        return Enum.GetValues<IdeaAge>().Last(age => hours >= age.FromHours() || age is IdeaAge.FirstHours);
    }

    /// <summary>The start of the hour.</summary>
    public static DateTime ToHour(this DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour));
}
