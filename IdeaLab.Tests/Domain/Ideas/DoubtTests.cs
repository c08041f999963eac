using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Tests.Domain.Ideas;

/// <summary>Votes in doubt: out of every count, with the row kept for its voter.</summary>
public sealed class DoubtTests
{
    private readonly Person _staff = Cast.Staff();
    private readonly Person _carmen = Cast.Customer();
    private readonly Person _elena = Cast.Employee();
    private readonly Idea _idea = Cast.Idea();

    public DoubtTests()
    {
        _idea.CastVote(_carmen, Cast.Noon);
        _idea.CastVote(_elena, Cast.Noon);
    }

    [Fact]
    public void A_vote_in_doubt_does_not_count_and_stays_its_voters()
    {
        Assert.Equal(1, Doubt(_idea, _carmen));
        Assert.Equal((1, 1), (_idea.VoteCount, _idea.Voters));
        Assert.True(_idea.HasVoteOf(_carmen));
    }

    [Fact]
    public void Doubting_twice_is_once_and_so_is_lifting()
    {
        Doubt(_idea, _carmen);
        var version = _idea.Version;
        Assert.Equal(0, Doubt(_idea, _carmen));
        Assert.Equal(version, _idea.Version);
        Assert.Equal((1, 0), (Lift(_idea, _carmen), Lift(_idea, _carmen)));
        Assert.Equal((2, 2), (_idea.VoteCount, _idea.Voters));
    }

    [Fact]
    public void It_counts_again_when_the_last_doubt_is_lifted()
    {
        Doubt(_idea, _carmen, VoteDoubts.Removed);
        Doubt(_idea, _carmen, VoteDoubts.Sanctioned);
        Lift(_idea, _carmen, VoteDoubts.Removed);
        Assert.Equal((1, 1), (_idea.VoteCount, _idea.Voters));
        Lift(_idea, _carmen, VoteDoubts.Sanctioned);
        Assert.Equal((2, 2), (_idea.VoteCount, _idea.Voters));
    }

    [Fact]
    public void Who_did_not_vote_is_passed_over() => Assert.Equal(0, Doubt(_idea, Cast.Customer()));

    [Fact]
    public void A_vote_in_doubt_that_is_taken_back_leaves_the_count_as_it_is()
    {
        Doubt(_idea, _carmen);
        _idea.WithdrawVote(_carmen, Cast.Noon);
        Assert.Equal((1, 1), (_idea.VoteCount, _idea.Voters));
        Assert.False(_idea.HasVoteOf(_carmen));
    }

    [Fact]
    public void A_merge_brings_the_doubt_along_and_undoing_leaves_it_where_it_was()
    {
        var target = Cast.Idea();
        Doubt(_idea, _carmen);
        var merge = Merge(_idea, target);
        Assert.Equal((1, 0), (target.VoteCount, target.Voters));

        merge.Undo(_staff, "They differ.", Cast.Noon);
        Assert.Equal((0, 1), (target.VoteCount, _idea.VoteCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_brought_is_doubted_where_it_was_cast_and_everywhere_it_was_brought(bool atTheEnd)
    {
        var (target, end) = (Cast.Idea(), Cast.Idea());
        Merge(_idea, target);
        Merge(target, end);

        Assert.Equal(1, (atTheEnd ? end : _idea).ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: true, end));
        Assert.All([_idea, target, end], idea => Assert.Equal(1, idea.VoteCount));
        Assert.Equal((1, 0, 0), (_idea.Voters, target.Voters, end.Voters));

        Assert.Equal(1, (atTheEnd ? end : _idea).ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: false, end));
        Assert.All([_idea, target, end], idea => Assert.Equal(2, idea.VoteCount));
        Assert.Equal((2, 0, 0), (_idea.Voters, target.Voters, end.Voters));
    }

    [Fact]
    public void A_vote_cast_for_the_target_too_is_judged_by_itself()
    {
        var target = Cast.Idea();
        target.CastVote(_carmen, Cast.Noon);
        Merge(_idea, target);

        _idea.ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: true, target);
        Assert.Equal((1, 2, 1), (_idea.VoteCount, target.VoteCount, target.Voters));
        target.ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: true, target);
        Assert.Equal((1, 1, 0), (_idea.VoteCount, target.VoteCount, target.Voters));
        _idea.ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: false, target);
        Assert.Equal((2, 1, 0), (_idea.VoteCount, target.VoteCount, target.Voters));
    }

    [Fact]
    public void Of_two_merges_that_bring_a_persons_votes_the_older_says_whether_it_counts()
    {
        var (second, target) = (Cast.Idea(), Cast.Idea());
        second.CastVote(_carmen, Cast.Noon);
        Merge(_idea, target);
        Merge(second, target);

        second.ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: true, target);
        Assert.Equal((0, 2), (second.VoteCount, target.VoteCount));
        _idea.ChangeDoubts([_carmen.Id], VoteDoubts.Held, on: true, target);
        Assert.Equal(1, target.VoteCount);
    }

    private Merge Merge(Idea idea, Idea into) => Cast.Saved(idea.MergeInto(into, _staff, "The same.", Cast.Noon));

    private static int Doubt(Idea idea, Person voter, VoteDoubts flag = VoteDoubts.Held) => idea.ChangeDoubts([voter.Id], flag, on: true, idea);

    private static int Lift(Idea idea, Person voter, VoteDoubts flag = VoteDoubts.Held) => idea.ChangeDoubts([voter.Id], flag, on: false, idea);
}
