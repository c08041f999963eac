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
        return at >= StartOf(day.AddDays(1), zone) ? day.AddDays(1) : day;
    }

    /// <summary>The first instant of a day, UTC.</summary>
    public static DateTime StartOf(DateOnly day, TimeZoneInfo zone) => ToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The instant of a local time. One the clocks skip is reached by the offset before the jump; one that comes twice is its first coming.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
