namespace IdeaLab.Domain.Promises;

/// <summary>The days an organisation works: Monday to Friday in its zone, but for its holidays. Instants are UTC.</summary>
public sealed class WorkingCalendar(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
{
    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>The end of the working day that comes so many after the day of an instant, as the first instant no longer in it. That day itself does not count; for 0 it is its own end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public DateTime EndAfter(DateTime at, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = LocalDay.Of(at, zone);
        for (var left = days; left > 0; left -= IsWorkingDay(day) ? 1 : 0) day = day.AddDays(1);
        return LocalDay.StartOf(day.AddDays(1), zone);
    }

    /// <summary>How many working days lie after the day of one instant, up to and with the day of another; 0 when that is not later.</summary>
    public int DaysBetween(DateTime from, DateTime to)
    {
        var (count, last) = (0, LocalDay.Of(to, zone));
        for (var day = LocalDay.Of(from, zone).AddDays(1); day <= last; day = day.AddDays(1)) count += IsWorkingDay(day) ? 1 : 0;
        return count;
    }
}
