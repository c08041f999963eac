using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class VotingTests
{
    private readonly Idea _idea = Cast.Idea();

    [Fact]
    public void A_second_click_changes_nothing()
    {
        var voter = Cast.Customer();
        _idea.CastVote(voter, Cast.Noon);
        var (score, version) = (_idea.TrendingScore, _idea.Version);
        _idea.CastVote(voter, Cast.Noon.AddMinutes(1));
        Assert.Equal((1, score, version), (_idea.VoteCount, _idea.TrendingScore, _idea.Version));
        Assert.Single(_idea.Votes);
    }

    [Fact]
    public void A_withdrawn_vote_leaves_neither_row_nor_count_nor_follow()
    {
        var voter = Cast.Customer();
        _idea.CastVote(voter, Cast.Noon);
        _idea.WithdrawVote(voter, Cast.Noon);
        _idea.WithdrawVote(voter, Cast.Noon);
        Assert.Equal(0, _idea.VoteCount);
        Assert.Empty(_idea.Votes);
        Assert.False(_idea.IsFollowedBy(voter));
    }

    [Fact]
    public void Who_also_commented_still_follows_after_withdrawing_the_vote()
    {
        var voter = Cast.Customer();
        _idea.CastVote(voter, Cast.Noon);
        _idea.AddComment(voter, "Is it safe?", Stance.Question, null, Cast.Noon);
        _idea.WithdrawVote(voter, Cast.Noon);
        Assert.Equal(FollowReason.Comment, Assert.Single(_idea.Follows, f => f.PersonId == voter.Id).Reason);
    }

    [Fact]
    public void Who_chose_to_follow_still_follows_after_withdrawing_the_vote()
    {
        var voter = Cast.Customer();
        _idea.CastVote(voter, Cast.Noon);
        _idea.StartFollowing(voter, Cast.Noon);
        _idea.WithdrawVote(voter, Cast.Noon);
        Assert.True(_idea.IsFollowedBy(voter));
    }

    [Theory]
    [InlineData(IdeaStatus.Submitted, true)]
    [InlineData(IdeaStatus.UnderReview, true)]
    [InlineData(IdeaStatus.Refining, true)]
    [InlineData(IdeaStatus.Planned, true)]
    [InlineData(IdeaStatus.InProgress, false)]
    [InlineData(IdeaStatus.Delivered, false)]
    [InlineData(IdeaStatus.Declined, false)]
    [InlineData(IdeaStatus.Merged, false)]
    public void Voting_is_open_while_the_choice_is(IdeaStatus status, bool open) => Assert.Equal(open, status.TakesVotes());

    [Fact]
    public void A_declined_idea_takes_no_votes_and_gives_none_back()
    {
        var (early, late) = (Cast.Customer(), Cast.Customer());
        _idea.CastVote(early, Cast.Noon);
        _idea.TakeStep(IdeaStatus.Declined, Cast.Staff(), "Not now.", Cast.Noon, new Reopening("Something changes."));
        Assert.False(_idea.AcceptsVotesFrom(late));
        Assert.Equal("Rule.VotingClosed", Assert.Throws<RuleViolation>(() => _idea.CastVote(late, Cast.Noon)).Message);
        Assert.Throws<RuleViolation>(() => _idea.WithdrawVote(early, Cast.Noon));
        Assert.Equal(1, _idea.VoteCount);
    }

    [Fact]
    public void A_customer_cannot_vote_for_what_only_employees_see()
    {
        var idea = Cast.Idea(Cast.Employee(), Audience.Employees);
        Assert.Throws<RuleViolation>(() => idea.CastVote(Cast.Customer(), Cast.Noon));
        idea.CastVote(Cast.Employee(), Cast.Noon);
        idea.CastVote(Cast.Staff(), Cast.Noon);
        Assert.Equal(2, idea.VoteCount);
    }

    [Fact]
    public void Following_by_voting_does_not_move_the_idea_a_chosen_follow_does_once()
    {
        var person = Cast.Customer();
        _idea.CastVote(person, Cast.Noon);
        Assert.Equal(1, Trending.Standard.FreshVotes(_idea.TrendingScore, Cast.Noon), 1e-9);
        _idea.StartFollowing(person, Cast.Noon);
        _idea.StartFollowing(person, Cast.Noon);
        Assert.Equal(1.25, Trending.Standard.FreshVotes(_idea.TrendingScore, Cast.Noon), 1e-9);
    }

    [Fact]
    public void The_authors_own_follow_does_not_move_the_idea()
    {
        _idea.StartFollowing(_idea.Author, Cast.Noon);
        Assert.True(Trending.IsQuiet(_idea.TrendingScore));
        Assert.True(_idea.IsFollowedBy(_idea.Author));
    }

    [Fact]
    public void Imported_support_counts_as_cast_when_the_idea_was_created()
    {
        var idea = Idea.Imported(Cast.Customer(), "Clean streets", "", Cast.Topic(), 64, Trending.Standard, Cast.Noon.AddDays(-14), "madrid", "7");
        Assert.Equal(64, idea.ImportedSupport);
        Assert.Equal(0, idea.VoteCount);
        // Two half-lives: a quarter of 64.
        Assert.Equal(16, Trending.Standard.FreshVotes(idea.TrendingScore, Cast.Noon), 1e-9);
    }

    [Fact]
    public void A_recount_says_whether_the_counter_was_wrong()
    {
        _idea.CastVote(Cast.Customer(), Cast.Noon);
        Assert.False(_idea.RecountVotes(1, 1));
        Assert.True(_idea.RecountVotes(3, 2));
        Assert.Equal((3, 2), (_idea.VoteCount, _idea.Voters));
    }

    [Fact]
    public void Every_verb_raises_the_version()
    {
        var versions = new List<int> { _idea.Version };
        void Then(Action act)
        {
            act();
            versions.Add(_idea.Version);
        }

        var (voter, staff) = (Cast.Customer(), Cast.Staff());
        Then(() => _idea.CastVote(voter, Cast.Noon));
        Then(() => _idea.WithdrawVote(voter, Cast.Noon));
        Then(() => _idea.StartFollowing(voter, Cast.Noon));
        Then(() => _idea.StopFollowing(voter));
        Then(() => _idea.AddComment(voter, "Yes.", Stance.Support, null, Cast.Noon));
        Then(() => _idea.TakeStep(IdeaStatus.UnderReview, staff, "Promising.", Cast.Noon));
        Then(() => _idea.AnswerOfficially(staff, "We are looking.", Cast.Noon));
        Assert.Equal(versions.Order().Distinct(), versions);
    }
}
