using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Proposals;

/// <summary>A vote from before a material change counts on, and asks to be confirmed.</summary>
public sealed class StillYesTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private static readonly Person Ruth = Cast.Staff();
    private readonly Person _carmen = Cast.Customer();
    private readonly Person _oliver = Cast.Customer("Oliver");

    [Fact]
    public void A_material_change_asks_earlier_voters_and_takes_no_vote_away()
    {
        var idea = Voted();
        Assert.False(idea.AsksAgain(_carmen));
        Change(idea, Noon.AddHours(2));
        idea.CastVote(_oliver, Noon.AddHours(3));

        Assert.Equal(2, idea.VoteCount);
        Assert.True(idea.AsksAgain(_carmen));
        Assert.False(idea.AsksAgain(_oliver));
        Assert.False(idea.AsksAgain(Ruth));
        Assert.False(idea.AsksAgain(null));
    }

    [Fact]
    public void Who_confirms_is_not_asked_until_the_next_change()
    {
        var idea = Voted();
        Change(idea, Noon.AddHours(2));
        idea.ConfirmVote(_carmen, Noon.AddHours(3));
        Assert.False(idea.AsksAgain(_carmen));
        var version = idea.Version;
        idea.ConfirmVote(_carmen, Noon.AddHours(4));
        Assert.Equal(version, idea.Version);

        Change(idea, Noon.AddHours(5));
        Assert.True(idea.AsksAgain(_carmen));
        Assert.Equal(1, idea.VoteCount);
    }

    [Fact]
    public void A_clock_behind_does_not_make_a_confirmation_one_from_before()
    {
        var idea = Voted();
        Change(idea, Noon.AddHours(2));
        idea.ConfirmVote(_carmen, Noon.AddHours(1));
        Assert.False(idea.AsksAgain(_carmen));
    }

    [Fact]
    public void Taking_the_vote_back_and_voting_anew_counts_for_what_it_says_now()
    {
        var idea = Voted();
        Change(idea, Noon.AddHours(2));
        idea.WithdrawVote(_carmen, Noon.AddHours(3));
        Assert.False(idea.AsksAgain(_carmen));
        idea.CastVote(_carmen, Noon.AddHours(3));
        Assert.False(idea.AsksAgain(_carmen));
    }

    [Fact]
    public void Who_has_no_vote_has_none_to_confirm() =>
        Assert.Equal("Rule.NoVote", Assert.Throws<RuleViolation>(() => Voted().ConfirmVote(_oliver, Noon)).Message);

    [Fact]
    public void Once_voting_is_closed_nobody_is_asked_and_the_vote_stays_one_from_before()
    {
        var idea = Voted();
        Change(idea, Noon.AddHours(2));
        idea.TakeStep(IdeaStatus.Planned, Ruth, "Yes.", Noon.AddHours(3));
        idea.TakeStep(IdeaStatus.InProgress, Ruth, "Now.", Noon.AddHours(3));
        Assert.False(idea.AsksAgain(_carmen));
        Assert.True(idea.IsFromBefore(idea.Votes.Single()));
        Assert.Equal("Rule.VotingClosed", Assert.Throws<RuleViolation>(() => idea.ConfirmVote(_carmen, Noon.AddHours(4))).Message);
    }

    [Fact]
    public void A_vote_that_a_merge_brought_is_asked_by_its_own_age_and_stays_when_it_was_confirmed_here()
    {
        var (target, other) = (Voted(), Cast.Idea());
        other.CastVote(_oliver, Noon.AddHours(1));
        other.CastVote(Ruth, Noon.AddHours(3));
        Change(target, Noon.AddHours(2));
        var merge = other.MergeInto(target, Ruth, "The same.", Noon.AddHours(4));

        Assert.Equal(3, target.VoteCount);
        Assert.True(target.AsksAgain(_oliver));
        Assert.False(target.AsksAgain(Ruth));

        target.ConfirmVote(_oliver, Noon.AddHours(5));
        Assert.False(target.AsksAgain(_oliver));
        merge.Undo(Ruth, "They differ.", Noon.AddHours(6));
        Assert.Equal([_carmen.Id, _oliver.Id], target.Votes.Select(v => v.VoterId).Order());
        Assert.Equal(new[] { _oliver.Id, Ruth.Id }.Order(), other.Votes.Select(v => v.VoterId).Order());
        Assert.Equal((2, 2), (target.VoteCount, other.VoteCount));
        Assert.False(other.AsksAgain(_oliver));
    }

    [Fact]
    public void Votes_from_a_budget_are_confirmed_or_given_anew()
    {
        var owner = Cast.Staff(Roles.Owner);
        var challenge = Cast.Saved(new Challenge(new("How?", "", new(2026, 3, 1), new(2026, 3, 31), Audience.Everyone, [], "", owner, new(5, 3)), owner, TimeZoneInfo.Utc, Noon));
        var idea = Cast.Saved(new Idea(_oliver, "Freeze a card", "Now.", Cast.Topic(), Audience.Everyone, Noon, challenge));
        idea.GiveVotes(_carmen, 3, new Ballot(challenge, _carmen), 0, Noon);
        idea.GiveVotes(_oliver, 2, new Ballot(challenge, _oliver), 0, Noon);
        Change(ProposalTests.Refining(idea), Noon.AddHours(2));

        Assert.True(idea.AsksAgain(_carmen));
        idea.ConfirmVote(_carmen, Noon.AddHours(3));
        idea.GiveVotes(_oliver, 1, new Ballot(challenge, _oliver), 0, Noon.AddHours(3));
        Assert.False(idea.AsksAgain(_carmen));
        Assert.False(idea.AsksAgain(_oliver));
        Assert.Equal(4, idea.VoteCount);
    }

    [Fact]
    public void Those_from_before_and_those_that_stand_are_always_all_votes() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 4), Gen.Choose(0, 3)).ArrayOf().ToArbitrary(),
        acts =>
        {
            var people = Enumerable.Range(0, 4).Select(_ => Cast.Customer()).ToArray();
            var idea = ProposalTests.Refining();
            // What each voter last meant, and when the proposal last changed.
            var (meant, changed, at) = (new Dictionary<int, DateTime>(), DateTime.MinValue, Noon);
            foreach (var (act, who) in acts)
            {
                at = at.AddMinutes(1);
                var person = people[who];
                switch (act)
                {
                    case 0: idea.CastVote(person, at); meant.TryAdd(person.Id, at); break;
                    case 1: idea.WithdrawVote(person, at); meant.Remove(person.Id); break;
                    case 2 when meant.ContainsKey(person.Id): idea.ConfirmVote(person, at); if (meant[person.Id] < changed) meant[person.Id] = at; break;
                    case 3: Change(idea, at); changed = at; break;
                    case 4: idea.Propose(new() { Problem = $"Small {at:O}" }, Ruth, "", false, at); break;
                }
                Assert.Equal(meant.Count, idea.VoteCount);
                Assert.Equal(meant.Where(m => m.Value < changed).Select(m => m.Key).Order(), idea.Votes.Where(idea.IsFromBefore).Select(v => v.VoterId).Order());
                Assert.Equal(idea.VoteCount, idea.Votes.Where(idea.IsFromBefore).Sum(v => v.Amount) + idea.Votes.Where(v => !idea.IsFromBefore(v)).Sum(v => v.Amount));
            }
        }).QuickCheckThrowOnFailure();

    private Idea Voted()
    {
        var idea = ProposalTests.Refining();
        idea.CastVote(_carmen, Noon.AddHours(1));
        return idea;
    }

    private static void Change(Idea idea, DateTime at) => idea.Propose(new() { Problem = $"Problem of {at:O}" }, Ruth, "Something else", true, at);
}
