using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Scorecards;

namespace IdeaLab.Tests.Domain.Scorecards;

public sealed class ScoreTests
{
    private static readonly Gen<double> Value = Gen.Choose(Rating.Lowest, Rating.Highest).Select(v => (double)v);
    private static readonly Gen<double> Fraction = Gen.Choose(100, 500).Select(v => v / 100.0);
    private static readonly Gen<(double, double)[]> Weighed = Value.SelectMany(v => Gen.Choose(1, Criterion.WeightMax).Select(w => (v, (double)w))).ArrayOf().Where(all => all.Length > 0);

    [Theory]
    [InlineData(new[] { 2.0, 4.0 }, 3.0, 1.4142135623730951)]
    [InlineData(new[] { 1.0, 5.0 }, 3.0, 2.8284271247461903)]
    [InlineData(new[] { 2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0 }, 5.0, 2.138089935299395)]
    public void Mean_and_spread_are_those_of_the_handbook(double[] values, double mean, double spread)
    {
        var score = Score.Of(values);
        Assert.Equal(mean, score.Mean, 12);
        Assert.Equal(spread, score.Spread!.Value, 12);
    }

    [Fact]
    public void One_value_alone_has_no_spread() => Assert.Equal(new Score(4, null), Score.Of([4]));

    [Fact]
    public void The_mean_lies_between_the_lowest_and_the_highest() =>
        Prop.ForAll(Fraction.ArrayOf().Where(all => all.Length > 0).ToArbitrary(), all => Score.Of(all).Mean is var mean && mean >= all.Min() && mean <= all.Max()).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_apart_when_all_say_the_same() =>
        Prop.ForAll(Fraction.SelectMany(value => Gen.Choose(2, 40).Select(n => (value, n))).ToArbitrary(), all => Score.Of(Enumerable.Repeat(all.value, all.n)) == new Score(all.value, 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_differs_at_all_is_apart() =>
        Prop.ForAll(Fraction.ArrayOf().Where(all => all.Distinct().Count() > 1).ToArbitrary(), all => Score.Of(all).Spread > 0).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_filing_changes_nothing() =>
        Prop.ForAll(Fraction.ArrayOf().Where(all => all.Length > 0).ToArbitrary(), all => Score.Of(all) == Score.Of(all.Reverse()) && Score.Of(all) == Score.Of(all.OrderBy(v => v * 7919 % 1))).QuickCheckThrowOnFailure();

    [Fact]
    public void All_one_step_higher_moves_the_mean_by_one_and_leaves_the_spread() =>
        Prop.ForAll(Fraction.ArrayOf().Where(all => all.Length > 1).ToArbitrary(), all =>
        {
            var (before, after) = (Score.Of(all), Score.Of(all.Select(v => v + 1)));
            return Math.Abs(after.Mean - before.Mean - 1) < 1e-9 && Math.Abs(after.Spread!.Value - before.Spread!.Value) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_weighted_value_lies_between_the_lowest_and_the_highest() =>
        Prop.ForAll(Weighed.ToArbitrary(), all => Score.Weighted(all) is var value && value >= all.Min(v => v.Item1) && value <= all.Max(v => v.Item1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_the_relation_of_weights_counts() =>
        Prop.ForAll(Weighed.SelectMany(all => Gen.Choose(1, 1000).Select(k => (all, k / 10.0))).ToArbitrary(),
            t => Math.Abs(Score.Weighted(t.all) - Score.Weighted([.. t.all.Select(v => (v.Item1, v.Item2 * t.Item2))])) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_weights_are_the_plain_mean() =>
        Prop.ForAll(Value.ArrayOf().Where(all => all.Length > 0).ToArbitrary(), all => Math.Abs(Score.Weighted([.. all.Select(v => (v, 3.0))]) - all.Average()) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_criteria_changes_nothing() =>
        Prop.ForAll(Weighed.ToArbitrary(), all => Score.Weighted(all) == Score.Weighted([.. all.Reverse()])).QuickCheckThrowOnFailure();
}
