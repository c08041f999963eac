namespace IdeaLab.Domain;

/// <summary>Days of a time zone, cut at its midnights, so that every instant belongs to exactly one day whatever the clocks do.</summary>
public static class LocalDay
{
    /// <summary>The day of the zone that contains a UTC instant.</summary>
    public static DateOnly Of(DateTime at, TimeZoneInfo zone)
    {
        // A first guess only: where clocks go back over midnight one date comes twice.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone));
        if (at < StartOf(day, zone)) return day.AddDays(-1);
        return day < DateOnly.MaxValue && at >= EndOf(day, zone) ? day.AddDays(1) : day;
    }

    /// <summary>The first instant of a day, UTC.</summary>
    public static DateTime StartOf(DateOnly day, TimeZoneInfo zone) => ToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The first instant after a day, UTC; of the last day there is, the last instant there is.</summary>
    public static DateTime EndOf(DateOnly day, TimeZoneInfo zone) => day == DateOnly.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : StartOf(day.AddDays(1), zone);

    /// <summary>The instant of a local time. One the clocks skip is reached by the offset before the jump; one that comes twice is its first coming. Of the first day there is, the zone does not count.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = local < DateTime.MinValue.AddDays(1) ? TimeSpan.Zero : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
