using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class NeedsEyesTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void The_numbers_are_those_of_SplitMix64_anywhere()
    {
        // The first numbers of seed 1234567 as Sebastiano Vigna's splitmix64.c prints them.
        var chance = new SplitMix(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [chance.Next(), chance.Next(), chance.Next()]);
        Assert.Equal(0xE220A8397B1DCDAFUL, new SplitMix(0).Next());
    }

    [Fact]
    public void A_share_is_above_0_and_at_most_1()
    {
        Assert.Equal(1.1102230246251565e-16, SplitMix.Share(0));
        Assert.Equal(1, SplitMix.Share(ulong.MaxValue));
    }

    [Theory]
    [InlineData(0, 41)]
    [InlineData(5, 21)]
    [InlineData(10, 11)]
    // 1 + 40 * 2^-0.2 = 1 + 40 * 0.8705505632961241
    [InlineData(1, 35.822022531844965)]
    public void What_few_have_seen_weighs_more(int seen, double weight) => Assert.Equal(weight, NeedsEyes.Weight(seen), 1e-12);

    [Fact]
    public void However_often_it_was_seen_an_idea_can_still_be_drawn() => Assert.Equal(1, NeedsEyes.Weight(int.MaxValue));

    [Fact]
    public void A_pool_that_holds_all_ideas_keeps_their_weights()
    {
        var pool = NeedsEyes.Pool([(3, 0), (1, 5), (2, 10)], size: 3, seed: 7);
        Assert.Equal([new(1, 21), new(2, 11), new(3, 41)], pool);
    }

    [Fact]
    public void The_same_seed_draws_the_same_pool_in_whatever_order_ideas_are_read() => Check.QuickThrowOnFailure(
        Prop.ForAll(Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (count, size, seed) =>
        {
            var ideas = Enumerable.Range(1, count).Select(id => (id, id % 17)).ToList();
            var pool = NeedsEyes.Pool(ideas, size, (ulong)seed);
            return pool.Count == Math.Min(count, size) && pool.SequenceEqual(NeedsEyes.Pool(Enumerable.Reverse(ideas), size, (ulong)seed));
        }));

    [Fact]
    public void A_pool_stands_for_all_ideas_without_bias()
    {
        // Duffield, Lund, Thorup: the sum of max(w, tau) over the pool has the sum of all weights as its expected value. One sum of a pool of 30 is some 19 % off
        // (1 / sqrt(29)), so the mean of 4,000 some 0.3 %.
        var ideas = Enumerable.Range(1, 300).Select(id => (id, id / 10)).ToList();
        var mean = Enumerable.Range(0, 4_000).Average(seed => NeedsEyes.Pool(ideas, 30, (ulong)seed).Sum(c => c.Weight));
        Assert.Equal(1, mean / ideas.Sum(i => NeedsEyes.Weight(i.Item2)), 0.012);
    }

    [Fact]
    public void Who_comes_first_is_a_matter_of_weight()
    {
        // 41 of 41 + 21 + 11 = 0.5616; the standard error over 20,000 viewers is 0.0035.
        List<EyesCandidate> candidates = [new(1, 41), new(2, 21), new(3, 11)];
        var first = Enumerable.Range(0, 20_000).Count(viewer => NeedsEyes.Drawn(candidates, NeedsEyes.SeedOf((ulong)viewer, Day)).First().IdeaId == 1);
        Assert.Equal(41 / 73.0, first / 20_000.0, 0.014);
    }

    [Fact]
    public void A_viewer_draws_the_same_all_day_and_others_the_next()
    {
        var candidates = Enumerable.Range(1, 100).Select(id => new EyesCandidate(id, 41)).ToList();
        var drawn = Draw(candidates, 42, Day);
        Assert.Equal(drawn, Draw(Enumerable.Reverse(candidates), 42, Day));
        Assert.NotEqual(drawn, Draw(candidates, 42, Day.AddDays(1)));
        Assert.NotEqual(drawn, Draw(candidates, 43, Day));
    }

    [Fact]
    public void One_candidate_less_leaves_the_others_in_their_order()
    {
        var candidates = Enumerable.Range(1, 100).Select(id => new EyesCandidate(id, id % 40 + 1)).ToList();
        var drawn = Draw(candidates, 42, Day);
        Assert.Equal(drawn.Where(id => id != drawn[0]), Draw(candidates.Where(c => c.IdeaId != drawn[0]), 42, Day));
    }

    [Fact]
    public void There_are_two_places_on_each_of_ten_pages()
    {
        var chosen = NeedsEyes.ForPlaces(Enumerable.Range(1, 100).Select(id => new EyesCandidate(id, 1)));
        Assert.Equal(Enumerable.Range(1, 20), chosen.Select(c => c.IdeaId));
        Assert.Equal((1, 1, 2, 10), (NeedsEyes.PageOf(0), NeedsEyes.PageOf(1), NeedsEyes.PageOf(2), NeedsEyes.PageOf(19)));
    }

    [Fact]
    public void What_stands_on_a_page_anyway_takes_no_place_there_or_later()
    {
        // 7 is on the first page; 25 is on the second, so it may be shown on the first and not on the second.
        var chosen = NeedsEyes.ForPlaces([new(1, 1, Position: 7), new(2, 1, Position: 25), new(3, 1), new(4, 1, Position: 26), new(5, 1, Position: 41)]);
        Assert.Equal([2, 3, 5], chosen.Select(c => c.IdeaId));
    }

    [Fact]
    public void Drawn_rows_are_the_fifth_and_the_fourteenth_of_a_page()
    {
        var page = NeedsEyes.Woven(Enumerable.Range(1, 18), [-1, -2]).ToList();
        Assert.Equal((NeedsEyes.PageSize, -1, -2), (page.Count, page[4], page[13]));
        Assert.Equal(Enumerable.Range(1, 18), page.Where(row => row > 0));
    }

    [Theory]
    [InlineData(3, new[] { 1, 2, 3, -1, -2 })]
    [InlineData(5, new[] { 1, 2, 3, 4, -1, 5, -2 })]
    [InlineData(0, new[] { -1, -2 })]
    public void On_a_short_page_drawn_rows_come_last_and_none_is_lost(int natural, int[] page) =>
        Assert.Equal(page, NeedsEyes.Woven(Enumerable.Range(1, natural), [-1, -2]));

    [Fact]
    public void Without_drawn_rows_a_page_is_as_it_was() => Assert.Equal(Enumerable.Range(1, 20), NeedsEyes.Woven(Enumerable.Range(1, 20), []));

    private static List<int> Draw(IEnumerable<EyesCandidate> candidates, ulong viewer, DateOnly day) => [.. NeedsEyes.Drawn(candidates, NeedsEyes.SeedOf(viewer, day)).Select(c => c.IdeaId)];
}
