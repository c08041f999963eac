using IdeaLab.Domain;
using IdeaLab.Domain.Settings;

namespace IdeaLab.Tests.Domain.Settings;

public sealed class RetentionTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<Kept> Everything => [.. Enum.GetValues<Kept>()];

    [Theory, MemberData(nameof(Everything))]
    public void Everything_that_is_kept_for_a_time_has_a_period_within_its_limits(Kept what)
    {
        var period = Retention.Of(what);
        Assert.InRange(period.Days, period.Least, period.Most);
        Assert.True(period.Least >= 1);
        Assert.Equal(period.Days, new Retention([]).Days(what));
    }

    [Fact]
    public void A_period_that_was_set_counts_from_then_on()
    {
        var kept = new Retention([]);
        var added = kept.Keep(Kept.Drafts, 100);
        Assert.Equal(100, added?.Days);
        Assert.Equal(Now.AddDays(-100), kept.Since(Kept.Drafts, Now));

        var before = kept.Version;
        Assert.Null(kept.Keep(Kept.Drafts, 50));
        Assert.Equal(50, added!.Days);
        Assert.NotEqual(before, kept.Version);
    }

    [Fact]
    public void Setting_what_counts_already_changes_nothing()
    {
        var kept = new Retention([]);
        Assert.Null(kept.Keep(Kept.Drafts, kept.Days(Kept.Drafts)));
        Assert.Equal(0, kept.Version);
    }

    [Theory]
    [InlineData(Kept.Drafts, 29)]
    [InlineData(Kept.Drafts, 1826)]
    [InlineData(Kept.Sessions, 15)]
    [InlineData(Kept.DataExports, 8)]
    public void Days_outside_the_limits_are_refused(Kept what, int days) =>
        Assert.Equal("Rule.Retention", Assert.Throws<RuleViolation>(() => new Retention([]).Keep(what, days)).Message);
}
