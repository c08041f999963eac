using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Ideas;

/// <summary>Votes and follows. The verbs expect the person's own vote, follow and comments to be loaded (<c>WithShareOf(person)</c>), no others.</summary>
public sealed partial class Idea
{
    // Merging loads all of them, and loading looks for each in what is there already.
    private readonly HashSet<Vote> _votes = [];
    private readonly HashSet<Follow> _follows = [];

    public IReadOnlyCollection<Vote> Votes => _votes;
    public IReadOnlyCollection<Follow> Follows => _follows;

    /// <summary>Votes cast here that count; always what the rows add up to, which is their number where votes do not come from a budget.</summary>
    public int VoteCount { get; private set; }

    /// <summary>People whose own vote for this very idea counts. Whoever a merge brought read another text and is not among them.</summary>
    public int Voters { get; private set; }

    /// <summary>Members who saw it, each once. Counted by the database alone, since many look at once.</summary>
    public int Viewers { get; private set; }

    /// <summary>Viewings, one per viewer and day, of those not signed in too. Counted by the database alone.</summary>
    public int Seen { get; private set; }

    /// <summary>The lower end of <see cref="SupportRate"/>, from 0 to 1; computed by the database.</summary>
    public double SupportLow { get; private set; }

    /// <summary>Support brought in from elsewhere, which nobody here cast.</summary>
    public int ImportedSupport { get; private set; }

    /// <summary>Votes cast here and imported ones together; computed by the database.</summary>
    public int Support { get; private set; }

    /// <summary>Whether the person may vote or take a vote back: a member for whom the idea exists, while its choice is open, its challenge not closed, and it is not withheld.</summary>
    public bool AcceptsVotesFrom(Person? person) => person.MayTakePart() && Status.TakesVotes() && !IsFrozen && !IsWithheld && ExistsFor(person);

    /// <summary>Twice is once: a vote that a merge brought is the voter's own here from now on. Who votes also follows.</summary>
    /// <param name="trending">What the lab ranks by, here and in every verb that adds to the score.</param>
    /// <param name="doubts">What keeps the vote out of the count from the beginning (<c>DoubtsOfAsync</c>). If a merge had brought it, the score must then be set anew (<c>CastVoteAsync</c> does it all).</param>
    /// <exception cref="RuleViolation">The voter is suspended, voting is closed, or votes come from a budget (<see cref="GiveVotes"/>).</exception>
    public void CastVote(Person voter, Trending trending, DateTime at, VoteDoubts doubts = VoteDoubts.None)
    {
        var vote = VoteOf(voter);
        if (vote is { IsCarried: false }) return;
        voter.RefuseWhenSilenced();
        RefuseWhenFrozen(at);
        if (TakesVotesFromBudget) throw new RuleViolation("Rule.VotesFromBudget");
        if (!AcceptsVotesFrom(voter)) throw ClosedBecause("Rule.VotingClosed");

        if (vote is null)
        {
            vote = new Vote(this, voter, at, doubts);
            _votes.Add(vote);
            if (vote.Counts)
            {
                ChangeVotes(vote, 1);
                TrendingScore = trending.Add(TrendingScore, Trending.VoteWeight, at);
            }
        }
        else
        {
            MakeOwn(vote);
            vote.Confirm(at);
            Doubt(vote, vote.Doubts | doubts);
        }
        FollowBecause(voter, FollowReason.Vote, at);
        Version++;
    }

    /// <summary>
    /// Takes the vote back, here and from whatever was merged into it (<c>LoadMergedAsync</c>); none is fine.
    /// The score must then be set anew from the remaining rows (<c>RescoreAsync</c>), since decayed sums cannot be subtracted exactly.
    /// </summary>
    /// <exception cref="RuleViolation">Voting is closed.</exception>
    public void WithdrawVote(Person voter, DateTime at)
    {
        if (VoteOf(voter) is null) return;
        voter.RefuseWhenSilenced();
        RefuseWhenFrozen(at);
        if (!AcceptsVotesFrom(voter)) throw ClosedBecause("Rule.VotingClosed");

        foreach (var part in Whole()) part.LoseVoteOf(voter);
        Gather();
    }

    /// <summary>Somebody asks to be told. A chosen follow of another person than the author moves the score once.</summary>
    /// <exception cref="RuleViolation">It was merged into another idea, which one follows instead.</exception>
    public void StartFollowing(Person person, Trending trending, DateTime at)
    {
        if (Status is IdeaStatus.Merged) throw new RuleViolation("Rule.Merged");
        RefuseWhenWithheld();
        var follow = FollowOf(person);
        if (follow is { Reason: FollowReason.Chosen or FollowReason.Author }) return;

        if (follow is null) FollowBecause(person, FollowReason.Chosen, at);
        else
        {
            follow.BecomeOwn(FollowReason.Chosen);
            follow.At = at;
        }
        if (person.Id != AuthorId) TrendingScore = trending.Add(TrendingScore, trending.FollowWeight, at);
        Version++;
    }

    /// <summary>Nobody is told against their will, the author neither, of it or of what was merged into it (<c>LoadMergedAsync</c>). The score must then be set anew (<c>RescoreAsync</c>).</summary>
    /// <exception cref="RuleViolation">It was merged into another idea, which one follows instead.</exception>
    public void StopFollowing(Person person)
    {
        if (FollowOf(person) is null) return;
        if (Status is IdeaStatus.Merged) throw new RuleViolation("Rule.Merged");
        foreach (var part in Whole()) part._follows.RemoveWhere(follow => follow.PersonId == person.Id);
        Gather();
    }

    public bool HasVoteOf(Person person) => VoteOf(person) is not null;

    public bool IsFollowedBy(Person person) => FollowOf(person) is not null;

    /// <summary>Sets the counters to what the rows say.</summary>
    /// <returns>Whether one was wrong.</returns>
    public bool RecountVotes(int votes, int voters)
    {
        if (VoteCount == votes && Voters == voters) return false;
        (VoteCount, Voters) = (votes, voters);
        Version++;
        return true;
    }

    private void FollowBecause(Person person, FollowReason reason, DateTime at)
    {
        if (FollowOf(person) is not { } follow) _follows.Add(new Follow(this, person, reason, at));
        else if (follow.IsCarried) follow.BecomeOwn(reason);
    }

    private void MakeOwn(Vote vote)
    {
        if (vote.IsCarried && vote.Counts) ChangeVotes(0, voters: 1);
        vote.BecomeOwn();
    }

    private void LoseVoteOf(Person voter)
    {
        if (VoteOf(voter) is not { } vote) return;
        _votes.Remove(vote);
        if (vote.Counts) ChangeVotes(vote, -1);
        if (FollowOf(voter) is not { Reason: FollowReason.Vote } follow) return;
        if (HasCommentOf(voter)) follow.Reason = FollowReason.Comment;
        else _follows.Remove(follow);
    }

    private void ChangeVotes(int votes, int voters)
    {
        VoteCount += votes;
        Voters += voters;
    }

    private Vote? VoteOf(Person person) => _votes.FirstOrDefault(v => v.VoterId == person.Id);

    private Follow? FollowOf(Person person) => _follows.FirstOrDefault(f => f.PersonId == person.Id);
}
