using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class SupportRateTests
{
    // Up to a million viewers; small numbers, where intervals are wide, as often as large ones.
    private static readonly Arbitrary<SupportRate> Rates = Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(1, 1_000_000))
        .SelectMany(viewers => Gen.Choose(0, viewers).Select(votes => new SupportRate(votes, viewers))).ToArbitrary();

    [Theory]
    // (p + z2/2n -+ z * sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n) with z2 = 1.642374415...; worked out by hand to six digits.
    [InlineData(31, 100, 0.31, 0.254200, 0.371940)]
    [InlineData(1, 1, 1, 0.378448, 1)]
    [InlineData(0, 10, 0, 0, 0.141069)]
    [InlineData(5, 10, 0.5, 0.312204, 0.687796)]
    public void Pinned_intervals(int votes, int viewers, double rate, double lower, double upper)
    {
        var support = new SupportRate(votes, viewers);
        Assert.Equal(rate, support.Rate!.Value, 1e-12);
        Assert.Equal(lower, support.Lower, 1e-6);
        Assert.Equal(upper, support.Upper, 1e-6);
    }

    [Fact]
    public void Of_what_nobody_saw_nothing_is_known()
    {
        var unseen = new SupportRate(0, 0);
        Assert.Null(unseen.Rate);
        Assert.Equal((0, 1), (unseen.Lower, unseen.Upper));
    }

    [Fact]
    public void Votes_never_exceed_viewers() => Assert.Equal(new SupportRate(3, 3), new SupportRate(3, 1));

    [Fact]
    public void Few_votes_of_few_viewers_do_not_beat_many_of_many() => Assert.True(new SupportRate(2, 3).Lower < new SupportRate(60, 100).Lower);

    [Fact]
    public void The_interval_is_within_0_and_1_and_holds_the_rate() => Check.QuickThrowOnFailure(Prop.ForAll(Rates, r =>
        r.Lower >= 0 && r.Lower <= r.Rate && r.Rate <= r.Upper && r.Upper <= 1));

    [Fact]
    public void The_same_rate_of_more_viewers_is_known_better() => Check.QuickThrowOnFailure(Prop.ForAll(Rates, Gen.Choose(2, 50).ToArbitrary(), (r, times) =>
    {
        var more = new SupportRate(r.Votes * times, r.Viewers * times);
        return more.Upper - more.Lower < r.Upper - r.Lower;
    }));

    [Fact]
    public void A_further_vote_never_lowers_the_lower_end() => Check.QuickThrowOnFailure(Prop.ForAll(Rates, r =>
        r.Votes == r.Viewers || new SupportRate(r.Votes + 1, r.Viewers).Lower > r.Lower));

    [Fact]
    public void A_further_viewer_without_a_vote_never_raises_it() => Check.QuickThrowOnFailure(Prop.ForAll(Rates, r =>
        new SupportRate(r.Votes, r.Viewers + 1).Lower <= r.Lower));
}
