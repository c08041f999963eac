using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class NeedsEyesTests
{
    [Theory]
    [InlineData(0, 41)]
    [InlineData(5, 21)]
    [InlineData(10, 11)]
    [InlineData(50, 1.0390625)]
    public void The_weight_halves_with_each_five_times_it_was_seen_down_to_one(int seen, double weight) => Assert.Equal(weight, NeedsEyes.Weight(seen), 1e-12);

    [Fact]
    public void A_small_board_is_the_pool_with_its_own_weights()
    {
        var pool = NeedsEyes.Pool([(3, 0), (1, 5), (2, 50)], 9);
        Assert.Equal([new(1, 21), new(2, 1.0390625), new(3, 41)], pool);
    }

    [Fact]
    public void A_viewer_draws_the_same_on_each_page_and_another_viewer_something_else()
    {
        var pool = NeedsEyes.Pool(Enumerable.Range(1, 100).Select(id => (id, id % 7)), 9);
        var mine = NeedsEyes.Draw(pool, 1).ConvertAll(c => c.IdeaId);
        Assert.Equal(mine, NeedsEyes.Draw(pool.AsEnumerable().Reverse(), 1).ConvertAll(c => c.IdeaId));
        Assert.NotEqual(mine, NeedsEyes.Draw(pool, 2).ConvertAll(c => c.IdeaId));
        Assert.Equal(100, mine.Distinct().Count());
    }

    [Fact]
    public void Who_may_not_see_an_idea_draws_the_others_in_the_same_order()
    {
        var pool = NeedsEyes.Pool(Enumerable.Range(1, 100).Select(id => (id, 0)), 9);
        var all = NeedsEyes.Draw(pool, 5).ConvertAll(c => c.IdeaId);
        Assert.Equal(all.Where(id => id % 3 > 0), NeedsEyes.Draw(pool.Where(c => c.IdeaId % 3 > 0), 5).ConvertAll(c => c.IdeaId));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(50)]
    public void Over_both_draws_an_idea_comes_first_as_often_as_its_weight_says_however_small_the_pool(int size)
    {
        // 40 ideas nobody has seen (weight 41) among 360 seen a hundred times (weight 1.00004): 1640 of 2000.
        var ideas = Enumerable.Range(1, 400).Select(id => (id, id <= 40 ? 0 : 100)).ToList();
        var fresh = 0;
        for (ulong n = 0; n < 6000; n++)
            if (NeedsEyes.Draw(NeedsEyes.Pool(ideas, n, size), 1_000_000 + n)[0].IdeaId <= 40) fresh++;
        Assert.Equal(1640 / 2000.0, fresh / 6000.0, 0.02);
    }

    [Fact]
    public void The_kept_places_are_two_on_each_page() => Assert.Equal((2, true), (NeedsEyes.Places.Count, NeedsEyes.Places.All(place => place >= 1 && place <= NeedsEyes.PageSize)));
}
