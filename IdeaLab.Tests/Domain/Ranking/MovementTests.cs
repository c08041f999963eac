using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ranking;

public sealed class MovementTests
{
    private static readonly DateTime Then = Trending.Landmark.AddDays(7);
    private static readonly DateTime Now = Trending.Landmark.AddDays(14);

    // Scores are in half-lives of seven days since the landmark: at "then" one fresh vote is 1, at "now" it is 2.
    private static readonly RankSnapshot Before = Snapshot(Then, (1, 3), (2, 2), (3, 1), (4, 0));
    private static readonly RankSnapshot After = Snapshot(Now, (3, 4), (9, 3.5), (1, 3), (2, 2));

    private static readonly ILookup<int, TrendingEvent> Events = new (int Idea, TrendingEvent Event)[]
    {
        (3, new(RankTerm.Votes, 1, Then.AddDays(-1))), (3, new(RankTerm.Votes, 1, Then.AddDays(1))), (3, new(RankTerm.Votes, 1, Now)),
        (3, new(RankTerm.Comments, 0.5, Now.AddDays(-1))), (1, new(RankTerm.Votes, 1, Then.AddDays(-3))),
    }.ToLookup(e => e.Idea, e => e.Event);

    [Fact]
    public void What_rose_names_the_events_that_moved_it_and_what_it_is_worth()
    {
        var rose = Between().First();
        Assert.Equal(new Movement(3, 3, 1, Votes: 2, Comments: 1, Follows: 0, PassedByNew: 0, WorthBefore: 1, WorthNow: 4), rose);
        Assert.True(rose is { IsUp: true, HasOwnCause: true });
    }

    [Fact]
    public void What_fell_without_events_of_its_own_was_passed_and_by_how_many_that_are_new()
    {
        var fell = Between().Single(m => m.IdeaId == 1);
        Assert.Equal((1, 3, false, false, 1), (fell.Before, fell.Now, fell.IsUp, fell.HasOwnCause, fell.PassedByNew));
    }

    [Fact]
    public void What_entered_or_left_has_not_moved() => Assert.Equal([3, 1, 2], Between().Select(m => m.IdeaId));

    [Fact]
    public void Between_a_snapshot_and_itself_nothing_moves() => Assert.Empty(Movement.Between(Before, Before, Events, Trending.Standard, Then, Then));

    [Fact]
    public void The_ideas_whose_events_are_needed_are_those_that_moved() => Assert.Equal([1, 2, 3], Movement.Moved(Before, After).Order());

    private static List<Movement> Between() => [.. Movement.Between(Before, After, Events, Trending.Standard, Then, Now)];

    private static RankSnapshot Snapshot(DateTime at, params (int Idea, double Score)[] board) =>
        new(BoardOrder.Trending, null, at, board.Select((b, n) => new RankPlace(new Standing(b.Idea, b.Score, 0, 0), n + 1, RankTerms.None)));
}
