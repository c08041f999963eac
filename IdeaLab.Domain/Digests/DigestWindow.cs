using System.Globalization;

namespace IdeaLab.Domain.Digests;

/// <summary>
/// The stretch of time one digest tells about: [From, Until) in UTC, cut at local midnights, so that every instant belongs to exactly one window of its
/// length whatever the clocks of the zone do; a digest that makes up for others begins where the last one ended. It is due at 08:00 local time of the day it ends.
/// </summary>
/// <param name="Name">"2025-W46" for a week (ISO 8601, Monday to Sunday), "2025-11-10" for a day, "2025-11" for a month.</param>
/// <param name="From">The first instant, UTC.</param>
/// <param name="Until">The first instant after it, UTC.</param>
/// <param name="DueAt">When it may be sent, UTC.</param>
public sealed record DigestWindow(string Name, DateTime From, DateTime Until, DateTime DueAt)
{
    public const int NameMaxLength = 10;

    private static readonly TimeSpan DueTime = TimeSpan.FromHours(8);

    /// <summary>The week of the zone that contains an instant.</summary>
    public static DigestWindow WeekOf(DateTime at, TimeZoneInfo zone) => Containing(at, zone, day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), 7);

    /// <summary>The day of the zone that contains an instant.</summary>
    public static DigestWindow DayOf(DateTime at, TimeZoneInfo zone) => Containing(at, zone, day => day, 1);

    /// <summary>The month of the zone that contains an instant.</summary>
    public static DigestWindow MonthOf(DateTime at, TimeZoneInfo zone)
    {
        var day = LocalDay.Of(at, zone);
        return Month(day.Year, day.Month, zone);
    }

    /// <summary>The last week of the zone that is due at an instant.</summary>
    public static DigestWindow LastWeekDue(DateTime at, TimeZoneInfo zone) => LastDue(at, WeekOf(at, zone), before => WeekOf(before, zone));

    /// <summary>
    /// What the next weekly digest of somebody is of: from where the last one ended to the end of the last week that is due where they live now. So no instant is left out or told twice,
    /// whatever zones they lived in, however long nothing ran and whichever way clocks jump.
    /// </summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="zone">Where they live.</param>
    /// <param name="endedAt">Where the last one ended, UTC; null for who has had none, who begins with the last week.</param>
    /// <returns>Null while nothing is due.</returns>
    public static DigestWindow? NextWeekDue(DateTime at, TimeZoneInfo zone, DateTime? endedAt)
    {
        var week = LastWeekDue(at, zone);
        return endedAt is not { } from ? week : from < week.Until ? week with { From = from } : null;
    }

    /// <summary>What somebody's next weekly digest is of: the week that is due or the next to be, from where their last one ended.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="zone">Where they live.</param>
    /// <param name="endedAt">Where the last one ended, UTC; null for who has had none, who begins with the last week if it ended after they joined.</param>
    /// <param name="joinedAt">When they joined, UTC.</param>
    public static DigestWindow NextWeek(DateTime at, TimeZoneInfo zone, DateTime? endedAt, DateTime joinedAt)
    {
        var running = WeekOf(at, zone);
        DigestWindow[] candidates = [LastWeekDue(at, zone), WeekOf(running.From.AddTicks(-1), zone), running];
        // None of them where the clock was set back since the last one.
        if (candidates.FirstOrDefault(week => week.Until > (endedAt ?? joinedAt)) is not { } next) return running;
        return endedAt is { } from ? next with { From = from } : next;
    }

    /// <summary>The last day of the zone that is due at an instant.</summary>
    public static DigestWindow LastDayDue(DateTime at, TimeZoneInfo zone) => LastDue(at, DayOf(at, zone), before => DayOf(before, zone));

    /// <summary>Reads "2025-W46".</summary>
    public static bool TryParseWeek(string? name, TimeZoneInfo zone, out DigestWindow window)
    {
        window = null!;
        if (name is not [_, _, _, _, '-', 'W', _, _]
            || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < 2000 or > 9000 || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;

        window = Starting(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday), 7, zone);
        return true;
    }

    /// <summary>Reads "2025-11".</summary>
    public static bool TryParseMonth(string? name, TimeZoneInfo zone, out DigestWindow window)
    {
        var isMonth = DateTime.TryParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 2000 and <= 9000;
        window = isMonth ? Month(first.Year, first.Month, zone) : null!;
        return isMonth;
    }

    private static DigestWindow Month(int year, int month, TimeZoneInfo zone)
    {
        var first = new DateTime(year, month, 1);
        return Starting(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first, first.AddMonths(1), zone);
    }

    // The local date of an instant is a first guess only: where clocks go back over midnight one date comes twice.
    private static DigestWindow Containing(DateTime at, TimeZoneInfo zone, Func<DateTime, DateTime> firstDay, int days)
    {
        var first = firstDay(TimeZoneInfo.ConvertTimeFromUtc(at, zone).Date);
        var window = Starting(first, days, zone);
        if (at < window.From) return Starting(first.AddDays(-days), days, zone);
        return at >= window.Until ? Starting(first.AddDays(days), days, zone) : window;
    }

    private static DigestWindow LastDue(DateTime at, DigestWindow current, Func<DateTime, DigestWindow> containing)
    {
        var last = containing(current.From.AddTicks(-1));
        return last.DueAt <= at ? last : containing(last.From.AddTicks(-1));
    }

    private static DigestWindow Starting(DateTime firstDay, int days, TimeZoneInfo zone)
    {
        var name = days == 7
            ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(firstDay):0000}-W{ISOWeek.GetWeekOfYear(firstDay):00}")
            : firstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Starting(name, firstDay, firstDay.AddDays(days), zone);
    }

    private static DigestWindow Starting(string name, DateTime first, DateTime end, TimeZoneInfo zone) =>
        new(name, LocalDay.ToUtc(first, zone), LocalDay.ToUtc(end, zone), LocalDay.ToUtc(end + DueTime, zone));
}
