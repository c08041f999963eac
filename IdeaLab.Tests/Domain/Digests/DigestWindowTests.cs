using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Digests;

namespace IdeaLab.Tests.Domain.Digests;

public sealed class DigestWindowTests
{
    private static readonly TimeZoneInfo Madrid = Zone("Europe/Madrid");

    // Clocks that change at midnight, by half an hour, over a date line, and not at all.
    private static readonly TimeZoneInfo[] Zones =
        [.. new[] { "Europe/Madrid", "Atlantic/Canary", "America/New_York", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "Etc/UTC" }.Select(Zone)];

    [Fact]
    public void A_week_is_monday_to_monday_at_local_midnight_and_due_at_eight()
    {
        Assert.True(DigestWindow.TryParseWeek("2025-W46", Madrid, out var week));

        Assert.Equal(Utc(2025, 11, 9, 23), week.From);
        Assert.Equal(Utc(2025, 11, 16, 23), week.Until);
        Assert.Equal(Utc(2025, 11, 17, 7), week.DueAt);
    }

    [Fact]
    public void A_week_in_which_clocks_change_is_an_hour_longer()
    {
        Assert.True(DigestWindow.TryParseWeek("2025-W43", Madrid, out var week));
        Assert.Equal(TimeSpan.FromHours(7 * 24 + 1), week.Until - week.From);
    }

    [Theory]
    [InlineData("2025-13"), InlineData("2025-1"), InlineData("25-11"), InlineData("2025-W11"), InlineData("1999-12"), InlineData("2025-11-01"), InlineData(""), InlineData(null)]
    public void What_is_no_month_is_not_read(string? name) => Assert.False(DigestWindow.TryParseMonth(name, Madrid, out _));

    [Fact]
    public void Months_follow_each_other_without_gap_whatever_the_clocks_do()
    {
        foreach (var zone in Zones)
        {
            var month = DigestWindow.MonthOf(Utc(2015, 1, 15, 12), zone);
            for (var count = 0; count < 120; count++)
            {
                var next = DigestWindow.MonthOf(month.Until, zone);
                Assert.Equal(month.Until, next.From);
                Assert.Equal(month, DigestWindow.MonthOf(next.From.AddTicks(-1), zone));
                Assert.True(DigestWindow.TryParseMonth(month.Name, zone, out var read));
                Assert.Equal(month, read);
                month = next;
            }
            Assert.Equal("2025-01", month.Name);
        }
    }

    [Theory]
    [InlineData("2025-W00"), InlineData("2025-W53"), InlineData("2025-46"), InlineData("W46"), InlineData(""), InlineData(null), InlineData("2025-W4x"), InlineData("2025-W+1")]
    public void What_is_no_week_is_not_read(string? name) => Assert.False(DigestWindow.TryParseWeek(name, Madrid, out _));

    [Fact]
    public void A_year_may_have_53_weeks() => Assert.True(DigestWindow.TryParseWeek("2026-W53", Madrid, out _));

    [Fact]
    public void The_last_week_due_is_last_week_from_monday_at_eight()
    {
        Assert.Equal("2025-W45", DigestWindow.LastWeekDue(Utc(2025, 11, 17, 6), Madrid).Name);
        Assert.Equal("2025-W46", DigestWindow.LastWeekDue(Utc(2025, 11, 17, 7), Madrid).Name);
        Assert.Equal("2025-W46", DigestWindow.LastWeekDue(Utc(2025, 11, 23, 22), Madrid).Name);
    }

    [Fact]
    public void The_last_day_due_is_yesterday_from_eight()
    {
        Assert.Equal("2025-11-15", DigestWindow.LastDayDue(Utc(2025, 11, 17, 6), Madrid).Name);
        Assert.Equal("2025-11-16", DigestWindow.LastDayDue(Utc(2025, 11, 17, 7), Madrid).Name);
    }

    [Fact]
    public void Every_instant_is_in_exactly_one_week_and_one_day()
    {
        Prop.ForAll(Instants(), Gen.Elements(Zones).ToArbitrary(), (at, zone) =>
        {
            foreach (var (window, of) in new (DigestWindow, Func<DateTime, DigestWindow>)[] { (DigestWindow.WeekOf(at, zone), t => DigestWindow.WeekOf(t, zone)), (DigestWindow.DayOf(at, zone), t => DigestWindow.DayOf(t, zone)) })
            {
                Assert.InRange(at, window.From, window.Until.AddTicks(-1));
                Assert.Equal(window, of(window.From));
                Assert.Equal(window, of(window.Until.AddTicks(-1)));
                Assert.Equal(window.Until, of(window.Until).From);
                Assert.NotEqual(window.Name, of(window.Until).Name);
                Assert.True(window.DueAt > window.Until);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_week_is_found_again_by_its_name()
    {
        Prop.ForAll(Instants(), Gen.Elements(Zones).ToArbitrary(), (at, zone) =>
        {
            var week = DigestWindow.WeekOf(at, zone);
            Assert.True(DigestWindow.TryParseWeek(week.Name, zone, out var found));
            Assert.Equal(week, found);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_due_is_over_and_the_newest_that_is()
    {
        Prop.ForAll(Instants(), Gen.Elements(Zones).ToArbitrary(), (at, zone) =>
        {
            var due = DigestWindow.LastWeekDue(at, zone);
            Assert.True(due.DueAt <= at);
            Assert.True(DigestWindow.WeekOf(due.Until, zone).DueAt > at);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void In_every_zone_ten_years_of_weeks_follow_each_other_without_gap_or_overlap()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var window = DigestWindow.NextWeekDue(Utc(2020, 1, 7, 0), zone, null)!;
            for (var at = Utc(2020, 1, 7, 0); at < Utc(2030, 1, 1, 0); at = at.AddDays(7))
            {
                var next = DigestWindow.NextWeekDue(at.AddDays(7), zone, window.Until);
                Assert.True(next is not null && next.From == window.Until && next.Until > next.From && next.Name != window.Name, $"{zone.Id}: {window}, then {next}");
                Assert.InRange(next.DueAt, next.Until, at.AddDays(7));
                window = next;
            }
        }
    }

    // What happens between two runs: time goes on by up to four weeks or a clock jumps back by up to two days, and somebody may have moved to another zone.
    private static readonly Gen<(int Hours, TimeZoneInfo Zone)[]> Lives = Gen.Zip(Gen.Choose(-48, 28 * 24), Gen.Elements(Zones)).ArrayOf();

    [Fact]
    public void Whatever_happens_every_instant_since_the_first_digest_is_in_one_and_no_week_comes_twice()
    {
        Prop.ForAll(Instants(), Lives.ToArbitrary(), (begin, life) =>
        {
            var (at, ledger) = (begin, new Dictionary<string, DigestWindow>());
            foreach (var (hours, zone) in life)
            {
                at = at.AddHours(hours);
                var ended = ledger.Count == 0 ? (DateTime?)null : ledger.Values.Max(w => w.Until);
                // The ledger has one line for each week.
                if (DigestWindow.NextWeekDue(at, zone, ended) is { } due) ledger.TryAdd(due.Name, due);
            }

            var told = ledger.Values.OrderBy(w => w.From).ToList();
            Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
            Assert.All(told, w => Assert.True(w.From < w.Until));
            // A day later than it is due anywhere, nothing that is over is left untold for long.
            var last = DigestWindow.NextWeekDue(at.AddDays(8), Zones[0], told.Count == 0 ? null : told[^1].Until);
            Assert.True(last is null || told.Count == 0 || last.From == told[^1].Until);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void After_three_weeks_without_a_server_one_digest_tells_of_all_of_them()
    {
        var first = DigestWindow.NextWeekDue(Utc(2026, 3, 9, 12), Madrid, null)!;
        var next = DigestWindow.NextWeekDue(Utc(2026, 4, 1, 12), Madrid, first.Until)!;
        Assert.Equal((first.Until, "2026-W13"), (next.From, next.Name));
        Assert.Null(DigestWindow.NextWeekDue(Utc(2026, 4, 1, 12), Madrid, next.Until));
    }

    [Fact]
    public void Who_moves_to_another_zone_in_the_middle_of_a_week_misses_nothing_and_reads_nothing_twice()
    {
        var inMadrid = DigestWindow.NextWeekDue(Utc(2026, 3, 9, 12), Madrid, null)!;
        var inNewYork = DigestWindow.NextWeekDue(Utc(2026, 3, 16, 14), Zone("America/New_York"), inMadrid.Until)!;
        Assert.Equal((inMadrid.Until, Utc(2026, 3, 16, 4)), (inNewYork.From, inNewYork.Until));
        var inAuckland = DigestWindow.NextWeekDue(Utc(2026, 3, 22, 20), Zone("Pacific/Auckland"), inNewYork.Until)!;
        Assert.Equal((inNewYork.Until, Utc(2026, 3, 22, 11)), (inAuckland.From, inAuckland.Until));
    }

    [Fact]
    public void What_is_announced_as_the_next_digest_is_what_is_written_when_it_is_due()
    {
        Prop.ForAll(Instants(), Gen.Elements(Zones).ToArbitrary(), Gen.Choose(-1, 70 * 24).ToArbitrary(), (at, zone, hoursAgo) =>
        {
            var ended = hoursAgo < 0 ? (DateTime?)null : DigestWindow.WeekOf(at.AddHours(-hoursAgo), zone).From;
            var next = DigestWindow.NextWeek(at, zone, ended, DateTime.MinValue);
            Assert.Equal(DigestWindow.NextWeekDue(next.DueAt > at ? next.DueAt : at, zone, ended), next);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Who_joined_this_week_is_told_of_this_week_first_and_a_clock_set_back_announces_the_week_that_runs()
    {
        var now = Utc(2026, 3, 11, 12);
        Assert.Equal("2026-W11", DigestWindow.NextWeek(now, Madrid, null, now.AddDays(-1)).Name);
        Assert.Equal("2026-W10", DigestWindow.NextWeek(now, Madrid, null, now.AddDays(-8)).Name);
        Assert.Equal(DigestWindow.WeekOf(now, Madrid), DigestWindow.NextWeek(now, Madrid, now.AddDays(30), now.AddDays(-90)));
    }

    // Any minute from 2000 to 2040: every change of the clocks comes up.
    private static Arbitrary<DateTime> Instants() =>
        Gen.Choose(0, 40 * 365 * 24 * 60).Select(minute => Utc(2000, 1, 3, 0).AddMinutes(minute)).ToArbitrary();

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
