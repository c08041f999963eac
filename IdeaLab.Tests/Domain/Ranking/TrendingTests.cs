using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class TrendingTests
{
    private static readonly DateTime Start = Trending.Landmark;

    private static TrendingEvent Event(double weight, double days) => new(RankTerm.Votes, weight, Start.AddDays(days));

    // Events within fifty years either side of the landmark, weights from 0.25 to 20,000.
    private static readonly Arbitrary<TrendingEvent[]> Events = Gen.Zip(Gen.Choose(-18_250 * 24, 18_250 * 24), Gen.Choose(1, 80_000))
        .Select(e => Event(e.Item2 / 4.0, e.Item1 / 24.0)).NonEmptyListOf().Select(events => events.Take(40).ToArray()).ToArbitrary();

    [Fact]
    public void One_vote_at_the_landmark_scores_zero_and_doubles_each_half_life()
    {
        // log2(2^0) = 0; three votes a half-life later are log2(3 * 2^1) = 1 + log2 3 = 2.584962500721156.
        Assert.Equal(0, Trending.Standard.Of([Event(1, 0)], Start));
        Assert.Equal(2.584962500721156, Trending.Standard.Of([Event(1, 7), Event(1, 7), Event(1, 7)], Start), 1e-12);
        // log2(1 + 2) = 1.584962500721156: one old vote and one fresh one.
        Assert.Equal(1.584962500721156, Trending.Standard.Of([Event(1, 0), Event(1, 7)], Start), 1e-12);
    }

    [Fact]
    public void A_score_is_worth_so_many_fresh_votes_and_half_as_many_a_week_later()
    {
        var score = Trending.Standard.Of([Event(12.4, 30)], Start);
        Assert.Equal(12.4, Trending.Standard.FreshVotes(score, Start.AddDays(30)), 1e-9);
        Assert.Equal(6.2, Trending.Standard.FreshVotes(score, Start.AddDays(37)), 1e-9);
    }

    [Fact]
    public void An_idea_without_events_is_below_one_with_a_single_ancient_one_and_newest_is_first()
    {
        var ancient = Trending.Standard.Of([Event(0.25, -18_250)], Start);
        var (older, newer) = (Trending.Quiet(Start.AddDays(9_000)), Trending.Quiet(Start.AddDays(9_000).AddSeconds(1)));
        Assert.True(newer > older);
        Assert.True(ancient > newer);
        Assert.True(Trending.IsQuiet(newer));
        Assert.Equal(0, Trending.Standard.FreshVotes(newer, Start));
    }

    [Fact]
    public void Nothing_added_changes_nothing() => Assert.Equal(Trending.Quiet(Start), Trending.Standard.Add(Trending.Quiet(Start), 0, Start));

    [Fact]
    public void A_score_equals_the_direct_sum() => Check.QuickThrowOnFailure(Prop.ForAll(Events, events =>
    {
        // Seen at the newest event, where the direct sum of 2^(-(now - t) / h) neither overflows nor vanishes.
        var now = events.Max(e => e.At);
        var direct = events.Sum(e => e.Weight * Math.Pow(2, -((now - e.At) / Trending.Standard.HalfLife)));
        return Math.Abs(Trending.Standard.FreshVotes(Trending.Standard.Of(events, Start), now) / direct - 1) < 1e-9;
    }));

    [Fact]
    public void So_it_does_by_any_half_life() => Check.QuickThrowOnFailure(Prop.ForAll(Events, Gen.Choose(1, 365).ToArbitrary(), (events, days) =>
    {
        var trending = Trending.Standard with { HalfLife = TimeSpan.FromDays(days) };
        var now = events.Max(e => e.At);
        var direct = events.Sum(e => e.Weight * Math.Pow(2, -((now - e.At) / trending.HalfLife)));
        return Math.Abs(trending.FreshVotes(trending.Of(events, Start), now) / direct - 1) < 1e-9 && !Trending.IsQuiet(trending.Of(events, Start));
    }));

    [Fact]
    public void The_order_of_events_does_not_matter() => Check.QuickThrowOnFailure(Prop.ForAll(Events, events =>
        Math.Abs(Trending.Standard.Of(events, Start) - Trending.Standard.Of(events.Reverse(), Start)) < 1e-9));

    [Fact]
    public void A_further_event_never_lowers_a_score() => Check.QuickThrowOnFailure(Prop.ForAll(Events, events =>
        Trending.Standard.Of(events, Start) >= Trending.Standard.Of(events.Skip(1), Start)));

    [Fact]
    public void Time_passing_never_changes_the_order() => Check.QuickThrowOnFailure(Prop.ForAll(Events, Events, (one, other) =>
    {
        var (a, b) = (Trending.Standard.Of(one, Start), Trending.Standard.Of(other, Start));
        var now = one.Concat(other).Max(e => e.At);
        return Enumerable.Range(0, 10).All(weeks =>
            a.CompareTo(b) == Trending.Standard.FreshVotes(a, now.AddDays(7 * weeks)).CompareTo(Trending.Standard.FreshVotes(b, now.AddDays(7 * weeks)))
            || Math.Abs(a - b) < 1e-9 || Trending.Standard.FreshVotes(Math.Max(a, b), now.AddDays(7 * weeks)) == 0);
    }));
}
