using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Tests.Domain.Voting;

public sealed class VoteOutcomeTests
{
    private static readonly DateTime _start = Cast.Noon;

    [Fact]
    public void The_vote_that_stands_dates_from_the_first_support_after_the_last_withdrawal() =>
        Assert.Equal(new VoteOutcome(At(1), At(3), At(4)), VoteOutcome.Of([Support(1), Back(2), Back(3), Support(4), Support(5)]));

    [Fact]
    public void Support_alone_takes_nothing_back() => Assert.Equal(new VoteOutcome(null, null, At(1)), VoteOutcome.Of([Support(1), Support(2)]));

    [Fact]
    public void What_ends_with_a_withdrawal_leaves_no_vote() => Assert.Equal(new VoteOutcome(At(1), At(2), null), VoteOutcome.Of([Support(1), Back(2)]));

    [Fact]
    public void Nothing_comes_of_nothing() => Assert.Equal(new VoteOutcome(null, null, null), VoteOutcome.Of([]));

    [Fact]
    public void Three_acts_leave_what_casting_and_withdrawing_one_by_one_leaves() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<(bool Commented, bool Before, bool[] Events)>(), one =>
        {
            var (lived, replayed, voter) = (Cast.Idea(at: _start), Cast.Idea(at: _start), Cast.Customer());
            foreach (var idea in new[] { lived, replayed })
            {
                if (one.Commented) idea.ImportComment(voter, "A thought.", null, Trending.Standard, _start, "town", "c");
                if (one.Before) idea.CastVote(voter, _start);
            }

            var events = one.Events.Select((supports, n) => new VoteEvent(At(n + 1), supports)).ToList();
            foreach (var (at, supports) in events)
            {
                if (supports) lived.CastVote(voter, at);
                else lived.WithdrawVote(voter, at);
            }

            var outcome = VoteOutcome.Of(events);
            if (outcome.FirstAt is { } firstAt) replayed.CastVote(voter, firstAt);
            if (outcome.WithdrawnAt is { } withdrawnAt) replayed.WithdrawVote(voter, withdrawnAt);
            if (outcome.CastAt is { } castAt) replayed.CastVote(voter, castAt);

            Assert.Equal((lived.VoteCount, lived.Voters), (replayed.VoteCount, replayed.Voters));
            Assert.Equal(lived.Votes.Select(v => v.CastAt), replayed.Votes.Select(v => v.CastAt));
            Assert.Equal(lived.Follows.Select(f => (f.PersonId == voter.Id, f.Reason, f.At)), replayed.Follows.Select(f => (f.PersonId == voter.Id, f.Reason, f.At)));
        }));

    [Fact]
    public void A_vote_dated_a_little_before_the_idea_counts_from_its_beginning_and_an_earlier_one_not_at_all()
    {
        var idea = Cast.Idea(at: _start);
        Assert.Equal(At(1), idea.ReplayedAt(At(1)));
        Assert.Equal(_start, idea.ReplayedAt(_start - Idea.ReplayTolerance));
        Assert.Null(idea.ReplayedAt(_start - Idea.ReplayTolerance - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_settled_idea_takes_no_votes_from_elsewhere()
    {
        var idea = Cast.Idea();
        Assert.Null(idea.WhyNotReplayFor(Cast.Customer()));
        idea.TakeStep(IdeaStatus.Declined, Cast.Staff(), "Too dear.", _start, new("It gets cheaper."));
        Assert.Equal(new RuleViolation("Rule.VotingClosed").Message, idea.WhyNotReplayFor(Cast.Customer())!.Message);
    }

    [Fact]
    public void How_far_votes_were_brought_in_only_moves_on()
    {
        var replay = new VoteReplay(Cast.Idea(), Cast.Customer(), At(2));
        replay.Reach(At(1));
        Assert.Equal(At(2), replay.LastAt);
        replay.Reach(At(3));
        Assert.True(replay.Covers(At(3)));
        Assert.False(replay.Covers(At(4)));
    }

    private static DateTime At(int hours) => _start.AddHours(hours);

    private static VoteEvent Support(int hours) => new(At(hours), true);

    private static VoteEvent Back(int hours) => new(At(hours), false);
}
