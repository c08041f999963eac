using IdeaLab.Domain.Warning;

namespace IdeaLab.Tests.Domain.Warning;

public sealed class BaselineTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime LongAgo = Monday.AddYears(-1);

    // Two weeks of ten old ideas with two votes each hour: 672 votes in 3360 hours of an idea, plus one in (3360 / 672.5) hours.
    private const double Steady = 673 / (3360 + 3360 / 672.5);

    [Fact]
    public void An_idea_to_which_came_what_was_expected_may_expect_what_the_site_gets()
    {
        // Each hour of the week had its share, so weighs 1; and factor (0.5 + before) / (0.5 + expected).
        var (mean, shape) = Weeks(_ => 2).Of(EventKinds.Votes, LongAgo, before: 67);
        Assert.Equal(Steady * 67.5 / (0.5 + 336 * Steady), mean, 1e-12);
        Assert.Equal(1 / (1 / 67.5 + 1 / 4.0), shape, 1e-12);
    }

    [Fact]
    public void Its_own_events_move_it_and_without_any_it_expects_little_and_is_not_sure()
    {
        var usual = Weeks(_ => 2);
        Assert.Equal(Steady * 300.5 / (0.5 + 336 * Steady), usual.Of(EventKinds.Votes, LongAgo, before: 300).Mean, 1e-12);
        var (mean, shape) = usual.Of(EventKinds.Votes, LongAgo, before: 0);
        Assert.Equal(Steady * 0.5 / (0.5 + 336 * Steady), mean, 1e-12);
        Assert.Equal(4.0 / 9, shape, 1e-12);
    }

    [Fact]
    public void Hours_of_the_week_are_those_of_people_and_are_weighed_by_what_came_in_them()
    {
        // In Madrid it is ten on a Monday morning, nine in UTC: 40 votes there in two weeks, 1 each hour else. From midnight to ten some more may have come, so it is not quite the ratio of the weights.
        var (usual, atTen) = (Weeks(h => IsTenOnMonday(h) ? 20 : 1, Monday), Weeks(h => IsTenOnMonday(h) ? 20 : 1, Monday.AddHours(9)));
        var all = (334 + 40) / 336.0;
        var (ratio, expected) = ((5 + 40) / (5 + 2 * all), (5 + 2) / (5 + 2 * all));
        Assert.Equal(ratio / expected, atTen.Of(EventKinds.Votes, LongAgo, 5).Mean / usual.Of(EventKinds.Votes, LongAgo, 5).Mean, 0.15);
    }

    [Fact]
    public void New_ideas_may_expect_more_where_new_ideas_get_more()
    {
        var past = Past(_ => 2).Concat(Enumerable.Range(1, 336).Select(n => new SiteHour(Monday.AddHours(-n), IdeaAge.FirstHours, 1, new EventCounts(3, 0, 0, 0)))).ToList();
        var usual = new Baseline(past, Monday, TimeZoneInfo.Utc);
        Assert.Equal(3, usual.Of(EventKinds.Votes, Monday.AddHours(-1), before: 3).Mean, 0.5);
        Assert.Equal(0.2, usual.Of(EventKinds.Votes, LongAgo, before: 67).Mean, 0.01);
    }

    [Fact]
    public void What_is_usual_is_known_after_a_week_with_anything_in_it()
    {
        Assert.True(Weeks(_ => 1).IsKnown);
        Assert.True(Weeks(h => h >= Monday.AddHours(-168) ? 1 : 0).IsKnown);
        Assert.False(Weeks(h => h >= Monday.AddHours(-167) ? 1 : 0).IsKnown);
        Assert.False(Weeks(_ => 0).IsKnown);
        Assert.False(new Baseline([], Monday, TimeZoneInfo.Utc).IsKnown);
    }

    [Theory]
    [InlineData(0, IdeaAge.FirstHours)]
    [InlineData(5, IdeaAge.FirstHours)]
    [InlineData(6, IdeaAge.FirstDay)]
    [InlineData(24, IdeaAge.FirstWeek)]
    [InlineData(168, IdeaAge.Older)]
    public void Ages_are_counted_in_hours_from_the_one_it_was_shared_in(int hours, IdeaAge age) => Assert.Equal(age, IdeaAges.In(Monday.AddHours(hours), Monday.AddMinutes(59)));

    private static bool IsTenOnMonday(DateTime hour) => hour is { DayOfWeek: DayOfWeek.Monday, Hour: 9 };

    private static Baseline Weeks(Func<DateTime, int> votes, DateTime? judged = null) => new([.. Past(votes)], judged ?? Monday, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));

    private static IEnumerable<SiteHour> Past(Func<DateTime, int> votes) =>
        Enumerable.Range(1, 336).Select(n => Monday.AddHours(-n)).Select(hour => new SiteHour(hour, IdeaAge.Older, 10, new EventCounts(votes(hour), 0, 0, 0)));
}
