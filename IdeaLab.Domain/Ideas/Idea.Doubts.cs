using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Ideas;

/// <summary>Votes that leave the count and come back to it.</summary>
public sealed partial class Idea
{
    /// <summary>
    /// Sets or clears one doubt on these people's votes for it. A vote that a merge brought is doubted where it was cast; wherever else merges bring a vote that is doubted, it is doubted too.
    /// A vote of the same person that was cast for another of these ideas is judged by itself. Expects the votes of these people for <paramref name="end"/> and for all that leads there
    /// to be loaded. The scores of the ideas that changed must then be set anew (<c>ChangeDoubtsAsync</c> does both).
    /// </summary>
    /// <param name="end">Where it leads: itself unless it was merged.</param>
    /// <returns>How many people's votes changed.</returns>
    public int ChangeDoubts(IReadOnlyCollection<int> voterIds, VoteDoubts flag, bool on, Idea end)
    {
        var changed = ChangeDoubtsWhereCast([.. voterIds], flag, on);
        if (changed > 0) end.GatherDoubts();
        return changed;
    }

    private int ChangeDoubtsWhereCast(HashSet<int> voters, VoteDoubts flag, bool on)
    {
        var theirs = _votes.Where(vote => voters.Contains(vote.VoterId)).ToLookup(vote => vote.IsCarried);
        var changed = theirs[false].Count(vote => Doubt(vote, on ? vote.Doubts | flag : vote.Doubts & ~flag));
        foreach (var brought in theirs[true].GroupBy(vote => vote.Merge!.Idea)) changed += brought.Key.ChangeDoubtsWhereCast([.. brought.Select(vote => vote.VoterId)], flag, on);
        return changed;
    }

    private void GatherDoubts()
    {
        foreach (var merge in Standing) merge.Idea.GatherDoubts();
        GatherVotes();
    }

    private bool Doubt(Vote vote, VoteDoubts doubts)
    {
        if (vote.Doubts == doubts) return false;
        var counted = vote.Counts;
        vote.Doubt(doubts);
        if (vote.Counts != counted) ChangeVotes(vote, vote.Counts ? 1 : -1);
        Version++;
        return true;
    }

    // Once more or once less.
    private void ChangeVotes(Vote vote, int times) => ChangeVotes(times * vote.Amount, voters: vote.IsCarried ? 0 : times);
}
