using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using static IdeaLab.Tests.Support.Cast;

namespace IdeaLab.Tests.Domain.Moderation;

public sealed class HoldTests
{
    private readonly Dictionary<int, HeldVote> _known = [];
    private readonly Person _ruth = Staff();

    [Fact]
    public void What_is_found_is_held_with_its_numbers_and_waits_for_staff()
    {
        var hold = Found(Suspicion(12, 1, 2, 3));
        Assert.Equal((DoubtRule.OneNetwork, new DoubtEvidence(3, 3, TimeSpan.FromMinutes(2), 12), (DateTime?)Noon), (hold.Rule, hold.Evidence, hold.WaitingSince));
        Assert.All(hold.Votes, vote => Assert.Equal(VoteDoubts.Held, vote.Doubts));
    }

    [Fact]
    public void Found_again_it_has_the_newer_numbers_and_only_who_has_joined_is_new()
    {
        var hold = Found(Suspicion(12, 1, 2, 3));
        Assert.Equal([4], hold.TakeUp(Suspicion(13, 1, 2, 3, 4), _known, Noon.AddMinutes(5)));
        Assert.Equal((4, 13, Noon, (DateTime?)Noon), (hold.Votes.Count, hold.Limit, hold.FoundAt, hold.WaitingSince));
    }

    [Fact]
    public void A_verdict_settles_what_is_not_so_yet_and_says_how_much()
    {
        var hold = Found(Suspicion(12, 1, 2, 3));
        var one = hold.Settle([_known[1]], HeldState.Removed, _ruth, Noon)!;
        Assert.Equal((HeldState.Removed, 1, (int?)1, _ruth), (one.To, one.Votes, one.PersonId, one.By));
        Assert.Equal((VoteDoubts.Removed, one), (_known[1].Doubts, _known[1].Verdict));

        var rest = hold.Settle(hold.Votes, HeldState.Removed, _ruth, Noon.AddHours(1))!;
        Assert.Equal((2, (int?)null), (rest.Votes, rest.PersonId));
        Assert.Null(hold.Settle(hold.Votes, HeldState.Removed, _ruth, Noon.AddHours(2)));
        Assert.Equal(3, hold.Settle(hold.Votes, HeldState.Restored, _ruth, Noon.AddHours(3))!.Votes);
        Assert.All(hold.Votes, vote => Assert.Equal(VoteDoubts.None, vote.Doubts));
    }

    [Theory]
    [InlineData(HeldState.Restored)]
    [InlineData(HeldState.Removed)]
    public void What_staff_have_settled_stays_so_whichever_rule_finds_it(HeldState settled)
    {
        var hold = Found(Suspicion(12, 1, 2));
        hold.Settle(hold.Votes, settled, _ruth, Noon);
        Assert.Empty(hold.TakeUp(Suspicion(12, 1, 2), _known, Noon.AddHours(1)));
        Assert.Equal([3], Found(Suspicion(12, 1, 2, 3)).Votes.Select(v => v.VoterId));
        Assert.All([_known[1], _known[2]], vote => Assert.Equal(settled, vote.State));
    }

    [Fact]
    public void A_vote_that_two_rules_doubt_is_settled_for_both()
    {
        var (one, other) = (Found(Suspicion(12, 1, 2)), Found(Suspicion(12, 1, 2) with { Rule = DoubtRule.NewAccounts }));
        one.Settle(one.Votes, HeldState.Restored, _ruth, Noon);
        Assert.All(other.Votes, vote => Assert.Equal(HeldState.Restored, vote.State));
    }

    [Fact]
    public void Only_staff_settle()
    {
        var hold = Found(Suspicion(12, 1, 2));
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => hold.Settle(hold.Votes, HeldState.Restored, Customer(), Noon)).Message);
    }

    private Hold Found(Suspicion suspicion)
    {
        var hold = new Hold(suspicion, Noon);
        hold.TakeUp(suspicion, _known, Noon);
        return hold;
    }

    private static Suspicion Suspicion(int limit, params int[] voters) =>
        new(DoubtRule.OneNetwork, new(voters.Length, voters.Length, TimeSpan.FromMinutes(2), limit), [.. voters.Select(voter => new VoteFacts(7, voter, Noon.AddMinutes(-voter), Noon.AddDays(-1), "a", [7], 0))]);
}
