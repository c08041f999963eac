using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Tests.Domain.Proposals;

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

    [Fact]
    public void A_vote_known_to_be_doubtful_is_born_so_and_moves_no_score()
    {
        var (voter, score) = (Cast.Customer(), _idea.TrendingScore);
        _idea.CastVote(voter, Trending.Standard, Cast.Noon, VoteDoubts.Sanctioned);
        Assert.Equal((2, 2, score), (_idea.VoteCount, _idea.Voters, _idea.TrendingScore));
        Assert.True(_idea.HasVoteOf(voter));
        Assert.True(_idea.IsFollowedBy(voter));

        Lift(_idea, voter, VoteDoubts.Sanctioned);
        Assert.Equal((3, 3), (_idea.VoteCount, _idea.Voters));
    }

    [Fact]
    public void Voting_for_what_a_merge_brought_in_doubt_too_does_not_make_it_count()
    {
        var target = Cast.Idea();
        Doubt(_idea, _carmen);
        Merge(_idea, target);
        target.CastVote(_carmen, Cast.Noon);
        Assert.Equal((1, 0), (target.VoteCount, target.Voters));
        Assert.False(target.Votes.Single(v => v.VoterId == _carmen.Id).IsCarried);

        target.CastVote(_elena, Trending.Standard, Cast.Noon, VoteDoubts.Removed);
        Assert.Equal((0, 0), (target.VoteCount, target.Voters));
    }

    [Fact]
    public void A_vote_that_a_merge_brought_and_that_is_confirmed_is_the_voters_own()
    {
        var target = ProposalTests.Refining();
        Doubt(_idea, _carmen);
        Merge(_idea, target);
        target.Propose(new() { Problem = "Another" }, _staff, "Something else", true, Cast.Noon.AddHours(1));

        target.ConfirmVote(_elena, Cast.Noon.AddHours(2));
        target.ConfirmVote(_carmen, Cast.Noon.AddHours(2));
        Assert.Equal((1, 1), (target.VoteCount, target.Voters));
    }

    [Fact]
    public void Votes_from_a_budget_stay_in_doubt_however_many_they_become()
    {
        var owner = Cast.Staff(Roles.Owner);
        var challenge = Cast.Saved(new Challenge(new("How?", "", new(2026, 3, 1), new(2026, 3, 31), Audience.Everyone, [], "", owner, new(5, 3)), owner, TimeZoneInfo.Utc, Cast.Noon));
        var idea = Cast.Saved(new Idea(owner, "Freeze a card", "Now.", Cast.Topic(), Audience.Everyone, Cast.Noon, challenge));
        idea.GiveVotes(_elena, 1, new Ballot(challenge, _elena), 0, Cast.Noon);
        idea.GiveVotes(_carmen, 2, new Ballot(challenge, _carmen), 0, Cast.Noon, VoteDoubts.Sanctioned);
        idea.GiveVotes(_carmen, 3, new Ballot(challenge, _carmen), 0, Cast.Noon);
        Assert.Equal((1, 1, 3), (idea.VoteCount, idea.Voters, idea.VotesOf(_carmen)));

        Lift(idea, _carmen, VoteDoubts.Sanctioned);
        Assert.Equal((4, 2), (idea.VoteCount, idea.Voters));
        idea.GiveVotes(_carmen, 1, new Ballot(challenge, _carmen), 0, Cast.Noon);
        Assert.Equal((2, 2), (idea.VoteCount, idea.Voters));
        Doubt(idea, _carmen);
        Assert.Equal((1, 1), (idea.VoteCount, idea.Voters));
    }

    [Fact]
    public void An_author_does_not_reword_what_somebody_voted_for_who_may_come_to_count_again()
    {
        var (author, idea) = (_carmen, Cast.Idea(_carmen));
        idea.CastVote(author, Cast.Noon);
        Doubt(idea, author);
        Assert.True(idea.MayBeEditedBy(author));
        idea.CastVote(_elena, Cast.Noon);
        Doubt(idea, _elena);
        Assert.Equal(0, idea.VoteCount);
        Assert.False(idea.MayBeEditedBy(author));
    }

    private Merge Merge(Idea idea, Idea into) => Cast.Saved(idea.MergeInto(into, _staff, "The same.", Cast.Noon));

    private static int Doubt(Idea idea, Person voter, VoteDoubts flag = VoteDoubts.Held) => idea.ChangeDoubts([voter.Id], flag, on: true, idea);

    private static int Lift(Idea idea, Person voter, VoteDoubts flag = VoteDoubts.Held) => idea.ChangeDoubts([voter.Id], flag, on: false, idea);
}
