using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class RankBandsTests
{
    private static BandFacts Idea(int id, int votes, int viewers, double? fresh = null, double others = 0) => new(id, votes, viewers, fresh ?? votes, others);

    private static readonly Arbitrary<BandFacts[]> Boards = Gen.Zip(Gen.Choose(0, 60), Gen.Zip(Gen.Choose(0, 300), Gen.Choose(0, 40))).NonEmptyListOf()
        .Select(all => all.Take(12).Select((x, i) => Idea(i + 1, x.Item1, x.Item1 + x.Item2.Item1, x.Item1 / 2.0, x.Item2.Item2 / 4.0)).ToArray()).ToArbitrary();

    private static readonly Func<IReadOnlyList<BandFacts>, Dictionary<int, RankBand>>[] Orders = [OfSupport, OfTrending];

    [Fact]
    public void Far_apart_is_sure_and_close_together_is_not()
    {
        // Rates of 90 %, 50 % and 49 % of 1,000, and 5 %: only the middle two can change places.
        BandFacts[] board = [Idea(1, 900, 1_000), Idea(2, 500, 1_000), Idea(3, 490, 1_000), Idea(4, 50, 1_000)];
        Assert.All(Orders, order =>
        {
            var bands = order(board);
            Assert.Equal(new RankBand[] { new(1, 1), new(2, 3), new(2, 3), new(4, 4) }, new[] { 1, 2, 3, 4 }.Select(id => bands[id]));
        });
    }

    [Fact]
    public void An_unseen_idea_is_last_by_support_and_stays_where_it_is_by_trending()
    {
        BandFacts[] board = [Idea(1, 600, 1_000, 60), Idea(2, 400, 1_000, 40), Idea(3, 0, 0, 0, 50)];
        Assert.Equal(new RankBand(3, 3), OfSupport(board)[3]);
        Assert.Equal(new RankBand(2, 2), OfTrending(board)[3]);
    }

    [Fact]
    public void Ties_share_the_best_rank()
    {
        BandFacts[] board = [Idea(1, 50, 100), Idea(2, 0, 40), Idea(3, 0, 7), Idea(4, 0, 0)];
        Assert.Equal(new RankBand[] { new(1, 1), new(2, 2), new(2, 2), new(2, 2) }, new[] { 1, 2, 3, 4 }.Select(id => OfTrending(board)[id]));
    }

    [Fact]
    public void By_support_two_of_two_stand_behind_forty_of_fifty_in_nearly_every_draw()
    {
        BandFacts[] board = [Idea(1, 40, 50), Idea(2, 2, 2), Idea(3, 1, 30)];
        Assert.Equal(new RankBand[] { new(1, 1), new(2, 2), new(3, 3) }, new[] { 1, 2, 3 }.Select(id => OfSupport(board)[id]));
    }

    [Fact]
    public void More_viewers_narrow_a_band()
    {
        BandFacts[] Board(int times) => [.. Enumerable.Range(1, 20).Select(n => Idea(n, n * times, 40 * times))];
        int Width(int times) => OfSupport(Board(times)).Values.Sum(b => b.To - b.From);
        Assert.True(Width(1) > Width(10));
        Assert.True(Width(10) > Width(100));
    }

    [Fact]
    public void Every_band_is_on_the_board_and_the_order_of_the_rows_does_not_matter() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Boards, board => Orders.All(order =>
    {
        var (bands, again) = (order(board), order([.. board.Reverse()]));
        return board.All(i => bands[i.IdeaId] is { } b && b == again[i.IdeaId] && 1 <= b.From && b.From <= b.To && b.To <= board.Length);
    })));

    [Fact]
    public void The_same_facts_have_the_same_band() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Boards, board => Orders.All(order =>
    {
        var bands = order([.. board, .. board.Select(i => i with { IdeaId = i.IdeaId + 100 })]);
        return board.All(i => bands[i.IdeaId] == bands[i.IdeaId + 100]);
    })));

    [Fact]
    public void A_board_of_nothing_has_no_bands() => Assert.All(Orders, order => Assert.Empty(order([])));

    [Fact]
    public void Votes_without_viewers_are_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() => OfSupport([Idea(1, 2, 1)]));

    [Fact]
    public void Kept_draws_give_the_same_bands_and_follow_the_counts()
    {
        BandFacts[] board = [.. Enumerable.Range(1, 20).Select(n => Idea(n, n % 7, 10 + n % 9))];
        BandFacts[] later = [board[0] with { Votes = board[0].Votes + 5, Viewers = board[0].Viewers + 5 }, .. board[1..]];
        var rates = new DrawnRates();
        RankBands.OfSupport(board, rates);

        Assert.Equal(OfSupport(board), RankBands.OfSupport(board, rates));
        Assert.Equal(OfSupport(later), RankBands.OfSupport(later, rates));
        Assert.Same(rates.Of(1, 2, 3), rates.Of(1, 2, 3));
        var (kept, gone) = (rates.Of(1, 2, 3), rates.Of(1, 2, 4));
        rates.Keep(new HashSet<(int, int, int)> { (1, 2, 3) });
        Assert.Same(kept, rates.Of(1, 2, 3));
        Assert.NotSame(gone, rates.Of(1, 2, 4));
        Assert.Equal(gone, rates.Of(1, 2, 4));
    }

    private static Dictionary<int, RankBand> OfSupport(IReadOnlyList<BandFacts> board) => RankBands.OfSupport(board, new DrawnRates());

    private static Dictionary<int, RankBand> OfTrending(IReadOnlyList<BandFacts> board) => RankBands.OfTrending(board, new DrawnRates());
}
