using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Tests.Domain.Promises;

public sealed class WorkingCalendarTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    // Clocks that change at midnight, by half an hour, over a date line, and not at all.
    private static readonly TimeZoneInfo[] Zones =
        [.. new[] { "Europe/Madrid", "America/New_York", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Etc/UTC" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    [Theory]
    // From Wednesday 4 March 2026, noon in Madrid.
    [InlineData(0, "2026-03-04")]
    [InlineData(1, "2026-03-05")]
    [InlineData(2, "2026-03-06")]
    [InlineData(3, "2026-03-09")]
    [InlineData(10, "2026-03-18")]
    public void Days_are_counted_from_the_next_and_weekends_left_out(int days, string last) =>
        Assert.Equal(LocalDay.StartOf(DateOnly.Parse(last).AddDays(1), Madrid), Of(Madrid).EndAfter(Cast.Noon, days));

    [Fact]
    public void Holidays_are_left_out_and_one_at_a_weekend_changes_nothing()
    {
        var calendar = Of(Madrid, "2026-03-05", "2026-03-07");
        Assert.Equal(LocalDay.StartOf(new DateOnly(2026, 3, 10), Madrid), calendar.EndAfter(Cast.Noon, 2));
    }

    [Fact]
    public void A_day_in_which_clocks_change_ends_at_its_own_midnight()
    {
        // The Friday before the last Sunday of March; Monday ends at summer time.
        var friday = new DateTime(2026, 3, 27, 12, 0, 0, DateTimeKind.Utc);
        Assert.Equal(new DateTime(2026, 3, 30, 22, 0, 0, DateTimeKind.Utc), Of(Madrid).EndAfter(friday, 1));
    }

    [Fact]
    public void What_is_added_is_what_lies_between() => ForAll((calendar, zone, at, days) =>
    {
        var end = calendar.EndAfter(at, days);
        Assert.Equal(days, calendar.DaysBetween(at, end.AddTicks(-1)));
        Assert.True(days == 0 || calendar.IsWorkingDay(LocalDay.Of(end.AddTicks(-1), zone)));
        Assert.True(end > at);
    });

    [Fact]
    public void One_day_more_is_later_and_so_is_a_later_start() => ForAll((calendar, _, at, days) =>
    {
        Assert.True(calendar.EndAfter(at, days + 1) > calendar.EndAfter(at, days));
        Assert.True(calendar.EndAfter(at.AddHours(7), days) >= calendar.EndAfter(at, days));
    });

    [Fact]
    public void Days_on_the_way_add_up() => ForAll((calendar, _, at, days) =>
    {
        var (middle, end) = (at.AddHours(days * 31), at.AddHours(days * 77));
        Assert.Equal(calendar.DaysBetween(at, end), calendar.DaysBetween(at, middle) + calendar.DaysBetween(middle, end));
    });

    [Fact]
    public void A_year_without_working_days_is_passed_over()
    {
        var calendar = new WorkingCalendar(Madrid, Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays));
        Assert.Equal(LocalDay.StartOf(new DateOnly(2027, 1, 2), Madrid), calendar.EndAfter(Cast.Noon, 1));
    }

    [Fact]
    public void Fewer_days_than_none_are_no_number() => Assert.Throws<ArgumentOutOfRangeException>(() => Of(Madrid).EndAfter(Cast.Noon, -1));

    private static WorkingCalendar Of(TimeZoneInfo zone, params string[] holidays) => new(zone, holidays.Select(DateOnly.Parse));

    // Any minute of 2000 to 2040, every zone, up to 40 days, and holidays scattered over the months after it.
    private static void ForAll(Action<WorkingCalendar, TimeZoneInfo, DateTime, int> holds)
    {
        var minutes = Gen.Choose(0, 40 * 365 * 24 * 60).Select(minute => new DateTime(2000, 1, 3, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute));
        var cases = from at in minutes
                    from zone in Gen.Elements(Zones)
                    from days in Gen.Choose(0, 40)
                    from holidays in Gen.ListOf(Gen.Choose(0, 90))
                    select (new WorkingCalendar(zone, holidays.Select(day => DateOnly.FromDateTime(at).AddDays(day))), zone, at, days);
        Prop.ForAll(cases.ToArbitrary(), c => holds(c.Item1, c.zone, c.at, c.days)).QuickCheckThrowOnFailure();
    }
}
