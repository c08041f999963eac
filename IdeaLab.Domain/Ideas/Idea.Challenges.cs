using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Ideas;

/// <summary>Ideas that answer a challenge. The challenge always comes with the idea from the database.</summary>
public sealed partial class Idea
{
    /// <summary>The challenge it was submitted into, for good; null for most.</summary>
    public int? ChallengeId { get; private set; }
    public Challenge? Challenge { get; private set; }

    /// <summary>Whether votes for it come from a budget, so that its number of votes is not one of people.</summary>
    public bool TakesVotesFromBudget => Challenge?.Budget is not null;

    /// <summary>Whether its challenge is closed, and with it the board: no votes and no comments any more.</summary>
    public bool IsFrozen => Challenge?.ClosedAt is not null;

    /// <summary>How many votes of a person it has.</summary>
    public int VotesOf(Person person) => VoteOf(person)?.Amount ?? 0;

    /// <summary>
    /// Gives it so many votes of the person's budget in all, more or fewer than before. The same number again changes nothing. Who votes also follows.
    /// The score must then be set anew from the rows (<c>RescoreAsync</c>), since decayed sums cannot be subtracted exactly.
    /// </summary>
    /// <param name="ballot">The person's, of this challenge.</param>
    /// <param name="givenElsewhere">What the person has given to the other ideas of the challenge that still take votes (<c>VotesGivenAsync</c>).</param>
    /// <param name="doubts">What keeps first votes out of the count from the beginning (<c>DoubtsOfAsync</c>); more or fewer stay what the first are.</param>
    /// <exception cref="RuleViolation">Voting is closed, or it is fewer than one, more than one idea may get, or more than are left.</exception>
    public void GiveVotes(Person voter, int amount, Ballot ballot, int givenElsewhere, DateTime at, VoteDoubts doubts = VoteDoubts.None)
    {
        if (ballot.PersonId != voter.Id || ballot.ChallengeId != ChallengeId) throw new InvalidOperationException("The ballot is another's.");
        var vote = VoteOf(voter);
        if (vote?.Amount == amount) return;
        voter.RefuseWhenSilenced();
        RefuseWhenFrozen(at);
        if (!AcceptsVotesFrom(voter)) throw ClosedBecause("Rule.VotingClosed");

        var before = VotesOf(voter);
        ballot.Give(amount, before, givenElsewhere);
        if (vote is null) _votes.Add(vote = new Vote(this, voter, at, doubts));
        else vote.Confirm(at);
        vote.Count(amount);
        if (vote.Counts) ChangeVotes(amount - before, voters: before == 0 ? 1 : 0);
        FollowBecause(voter, FollowReason.Vote, at);
        Version++;
    }

    // Until the closing is carried out, a moment later than it falls due, the time itself keeps the board shut.
    private void RefuseWhenFrozen(DateTime at)
    {
        if (Challenge is { } challenge && !challenge.IsOpenAt(at)) throw ClosedBecause("Rule.ChallengeFrozen");
    }
}
