using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Challenges;

/// <summary>Ideas in a challenge: entering, votes from a budget, and the frozen board.</summary>
public sealed class BudgetTests
{
    private readonly Topic _topic = Cast.Topic();
    private readonly Person _voter = Cast.Customer();

    [Fact]
    public void It_takes_ideas_of_its_audience_and_topics_while_it_is_open()
    {
        var challenge = Open();
        Assert.Equal(challenge.Id, Enter(challenge).ChallengeId);
        Refused("Rule.ChallengeTopic", () => Enter(challenge, topic: Cast.Topic()));
        Refused("Rule.ChallengeAudience", () => Enter(challenge, audience: Audience.Customers));
        Refused("Rule.ChallengeComing", () => Enter(challenge, challenge.OpensAt.AddTicks(-1)));
        Refused("Rule.ChallengeClosed", () => Enter(challenge, challenge.ClosesAt));
    }

    [Fact]
    public void Votes_are_given_raised_lowered_and_taken_back()
    {
        var (idea, ballot) = Stage();
        foreach (var amount in new[] { 2, 3, 3, 1 })
        {
            idea.GiveVotes(_voter, amount, ballot, 0, Cast.Noon);
            Assert.Equal((amount, amount), (idea.VoteCount, idea.VotesOf(_voter)));
        }
        Assert.Equal(3, ballot.Version);
        idea.WithdrawVote(_voter, Cast.Noon);
        Assert.Equal((0, 0), (idea.VoteCount, idea.VotesOf(_voter)));
        Assert.False(idea.IsFollowedBy(_voter));
    }

    [Theory]
    [InlineData(0, 0, "Rule.VotesPerIdea")]
    [InlineData(4, 0, "Rule.VotesPerIdea")]
    [InlineData(3, 3, "Rule.VotesLeft")]
    [InlineData(1, 9, "Rule.VotesLeft")]
    public void No_more_than_one_idea_may_get_and_no_more_than_are_left(int amount, int elsewhere, string rule)
    {
        var (idea, ballot) = Stage();
        Refused(rule, () => idea.GiveVotes(_voter, amount, ballot, elsewhere, Cast.Noon));
        Assert.Equal((0, 0), (idea.VoteCount, ballot.Version));
    }

    [Fact]
    public void Whatever_is_tried_nobody_spends_more_than_the_budget_and_counters_say_what_rows_add_up_to()
    {
        var tries = Gen.ArrayOf(from idea in Gen.Choose(0, 3) from amount in Gen.Choose(-1, 5) select (idea, amount));
        Check.QuickThrowOnFailure(Prop.ForAll(tries.ToArbitrary(), tries =>
        {
            var challenge = Open();
            var ideas = Enumerable.Range(0, 4).Select(_ => Enter(challenge)).ToList();
            var ballot = new Ballot(challenge, _voter);
            foreach (var (n, amount) in tries)
            {
                var elsewhere = ideas.Where(i => i != ideas[n]).Sum(i => i.VotesOf(_voter));
                var may = amount is 0 || amount == ideas[n].VotesOf(_voter) || amount >= 1 && amount <= challenge.Budget!.MostAfter(elsewhere);
                var refused = Record.Exception(() => { if (amount == 0) ideas[n].WithdrawVote(_voter, Cast.Noon); else ideas[n].GiveVotes(_voter, amount, ballot, elsewhere, Cast.Noon); });
                Assert.Equal(may, refused is null);
            }
            Assert.InRange(ideas.Sum(i => i.VotesOf(_voter)), 0, 5);
            Assert.All(ideas, i => Assert.Equal(i.Votes.Sum(v => v.Amount), i.VoteCount));
        }));
    }

    [Fact]
    public void Fewer_are_fine_when_an_idea_that_takes_votes_again_brought_back_more_than_the_budget()
    {
        var (idea, ballot) = Stage();
        idea.GiveVotes(_voter, 3, ballot, 0, Cast.Noon);
        idea.GiveVotes(_voter, 2, ballot, 5, Cast.Noon);
        Refused("Rule.VotesLeft", () => idea.GiveVotes(_voter, 3, ballot, 5, Cast.Noon));
        Assert.Equal(2, idea.VoteCount);
    }

    [Fact]
    public void On_a_frozen_board_an_author_rewords_nothing()
    {
        var (idea, _) = Stage();
        Assert.True(idea.MayBeEditedBy(idea.Author));
        idea.Challenge!.Close([], 0, idea.Challenge.ClosesAt);
        Refused("Rule.ChallengeFrozen", () => idea.Revise(idea.Author, "Other", "Words"));
    }

    [Fact]
    public void Its_owner_decides_on_its_ideas_and_other_owners_do_not()
    {
        var (idea, _) = Stage();
        Assert.True(idea.MayBeDecidedBy(idea.Challenge!.Owner));
        Assert.False(idea.MayBeDecidedBy(Cast.Staff(Roles.Owner)));
    }

    [Fact]
    public void A_plain_vote_does_not_go_round_the_budget()
    {
        var (idea, _) = Stage();
        Refused("Rule.VotesFromBudget", () => idea.CastVote(_voter, Cast.Noon));
    }

    [Fact]
    public void Without_a_budget_one_votes_as_everywhere()
    {
        var idea = Enter(Open(budget: null));
        idea.CastVote(_voter, Cast.Noon);
        Assert.Equal(1, idea.VoteCount);
    }

    [Fact]
    public void At_the_end_the_board_takes_no_votes_and_no_comments_also_before_the_closing_is_carried_out()
    {
        var (idea, ballot) = Stage();
        var (challenge, voterBefore) = (idea.Challenge!, Cast.Customer());
        idea.GiveVotes(voterBefore, 1, new Ballot(challenge, voterBefore), 0, Cast.Noon);
        RefuseAll();
        challenge.Close([], 0, challenge.ClosesAt);
        RefuseAll();
        Assert.Equal((false, false, 1), (idea.AcceptsVotesFrom(_voter), idea.AcceptsCommentsFrom(_voter), idea.VoteCount));

        void RefuseAll()
        {
            Refused("Rule.ChallengeFrozen", () => idea.GiveVotes(_voter, 1, ballot, 0, challenge.ClosesAt));
            Refused("Rule.ChallengeFrozen", () => idea.CastVote(_voter, challenge.ClosesAt));
            Refused("Rule.ChallengeFrozen", () => idea.WithdrawVote(voterBefore, challenge.ClosesAt));
            Refused("Rule.ChallengeFrozen", () => idea.AddComment(_voter, "Late", Stance.None, null, challenge.ClosesAt));
        }
    }

    [Fact]
    public void Ideas_with_votes_from_a_budget_are_not_merged_either_way()
    {
        var ((idea, _), other) = (Stage(), Cast.Idea());
        Assert.Equal("Rule.MergeBudget", idea.WhyNotInto(other)?.Message);
        Assert.Equal("Rule.MergeBudget", other.WhyNotInto(idea)?.Message);
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolation>(act).Message);

    private (Idea, Ballot) Stage()
    {
        var challenge = Open();
        return (Enter(challenge), new Ballot(challenge, _voter));
    }

    private Idea Enter(Challenge challenge, DateTime? at = null, Topic? topic = null, Audience audience = Audience.Everyone) =>
        Cast.Saved(new Idea(Cast.Customer(), "Less paper", "By mail.", topic ?? _topic, audience, at ?? Cast.Noon, challenge));

    private Challenge Open() => Open(new(5, 3));

    private Challenge Open(VoteBudget? budget)
    {
        var owner = Cast.Staff(Roles.Owner);
        return Cast.Saved(new Challenge(new("How do we save paper?", "", new(2026, 3, 2), new(2026, 3, 29), Audience.Everyone, [_topic], "", owner, budget), owner, TimeZoneInfo.Utc, Cast.Noon));
    }
}
