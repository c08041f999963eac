using IdeaLab.Domain.Ranking;
using static IdeaLab.Domain.Ranking.RankBands;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class RankBandsTests
{
    [Fact]
    public void Far_apart_ideas_have_certain_ranks_and_close_ones_share_theirs()
    {
        var bands = BySupport([new(900, 1000), new(500, 1000), new(505, 1000), new(10, 1000)]);
        Assert.Equal([new(1, 1), new(2, 3), new(2, 3), new(4, 4)], bands);
    }

    [Fact]
    public void What_hardly_anybody_has_seen_may_stand_anywhere()
    {
        var bands = BySupport([new(0, 0), .. Enumerable.Range(1, 9).Select(n => new Facts(100 * n, 1000))]);
        Assert.True(bands[0] is { From: 1, To: >= 9 });
    }

    [Fact]
    public void More_people_of_the_same_mind_narrow_the_bands()
    {
        Assert.True(Width(10) > Width(100));
        Assert.True(Width(100) > Width(1000));

        static double Width(int people) => BySupport([.. Enumerable.Range(1, 20).Select(n => new Facts(n * people / 40, people))]).Average(b => b.To - b.From);
    }

    [Fact]
    public void The_same_board_gets_the_same_bands_within_its_ranks()
    {
        var board = Enumerable.Range(0, 200).Select(n => new Facts(n % 13, 13 + n, 200 - n, n % 5)).ToList();
        foreach (var bands in (Func<RankBand[]>[])[() => BySupport(board), () => ByTrending(board)])
        {
            Assert.Equal(bands(), bands());
            Assert.All(bands(), b => Assert.True(b.From >= 1 && b.From <= b.To && b.To <= 200));
        }
    }

    [Fact]
    public void On_the_trending_board_only_what_votes_are_worth_is_in_doubt()
    {
        // Two by comments alone, one point apart; and one whose four votes of five could as well have been two or five.
        var bands = ByTrending([new(0, 50, 0, 12), new(0, 50, 0, 11), new(4, 5, 11.5, 0)]);
        Assert.Equal(1, bands[1].To - bands[0].To);
        Assert.True(bands[2].From == 1 && bands[2].To == 3);
    }

    [Fact]
    public void Ties_share_their_rank()
    {
        var bands = ByTrending([new(0, 9, 0, 3), new(0, 9, 0, 3), new(0, 9, 0, 1)]);
        Assert.Equal([new(1, 1), new(1, 1), new(3, 3)], bands);
    }
}
