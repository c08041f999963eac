using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class SupportRateTests
{
    private static readonly Arbitrary<(int Votes, int Viewers)> Counts =
        Gen.Choose(1, 5000).SelectMany(viewers => Gen.Choose(0, viewers).Select(votes => (votes, viewers))).ToArbitrary();

    [Theory]
    // (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1.2815515655446004.
    [InlineData(31, 100, 0.2541998982546285, 0.37194027980937305)]
    [InlineData(80, 100, 0.7440757205903422, 0.8462292614138661)]
    [InlineData(2, 2, 0.5490923699884755, 1)]
    [InlineData(0, 10, 0, 0.14106868209054085)]
    public void The_interval_is_Wilsons_at_eighty_percent(int votes, int viewers, double lower, double upper)
    {
        var rate = SupportRate.Of(votes, viewers);
        Assert.Equal(lower, rate.Lower, 1e-12);
        Assert.Equal(upper, rate.Upper, 1e-12);
        Assert.Equal((double)votes / viewers, rate.Rate, 1e-12);
    }

    [Fact]
    public void Of_what_nobody_has_seen_nothing_is_known() => Assert.Equal(new SupportRate(0, 0, 0, 1), SupportRate.Of(0, 0));

    [Fact]
    public void A_vote_is_also_a_viewing() => Assert.Equal(SupportRate.Of(7, 7), SupportRate.Of(7, 3));

    [Fact]
    public void Two_of_two_stand_below_eighty_of_a_hundred() => Assert.True(SupportRate.Of(2, 2).Lower < SupportRate.Of(80, 100).Lower);

    [Fact]
    public void It_lies_within_0_and_1_around_the_rate() => Check.QuickThrowOnFailure(Prop.ForAll(Counts, c =>
        SupportRate.Of(c.Votes, c.Viewers) is var r && r.Lower >= 0 && r.Lower <= r.Rate && r.Rate <= r.Upper && r.Upper <= 1));

    [Fact]
    public void One_more_vote_raises_its_lower_end_and_one_more_viewer_without_lowers_it() => Check.QuickThrowOnFailure(Prop.ForAll(Counts, c =>
        SupportRate.Of(c.Votes, c.Viewers).Lower is var lower
        && SupportRate.Of(c.Votes + 1, c.Viewers + 1).Lower > lower
        && (c.Votes == 0 ? SupportRate.Of(0, c.Viewers + 1).Lower == 0 : SupportRate.Of(c.Votes, c.Viewers + 1).Lower < lower)));

    [Fact]
    public void Ten_times_as_many_people_of_the_same_mind_narrow_it() => Check.QuickThrowOnFailure(Prop.ForAll(Counts, c =>
        SupportRate.Of(10 * c.Votes, 10 * c.Viewers) is var more && SupportRate.Of(c.Votes, c.Viewers) is var few && more.Upper - more.Lower < few.Upper - few.Lower));
}
