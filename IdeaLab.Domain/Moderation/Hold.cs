using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Moderation;

/// <summary>One suspicion, kept: the votes of one idea that a rule doubted, its numbers, and what staff made of them. Votes that join the same crowd later join the hold.</summary>
public sealed class Hold
{
    private readonly HashSet<HeldVote> _votes = [];

    private Hold() { }

    /// <param name="suspicion">What was found.</param>
    /// <param name="at">When, UTC.</param>
    public Hold(Suspicion suspicion, DateTime at)
    {
        (IdeaId, Rule, FoundAt) = (suspicion.Votes[0].IdeaId, suspicion.Rule, at);
        Note(suspicion.Evidence);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public DoubtRule Rule { get; private set; }

    /// <summary>When it was found first, UTC.</summary>
    public DateTime FoundAt { get; private set; }

    /// <summary>Since when votes of it have waited for staff, UTC; null when all are settled, here or in another hold.</summary>
    public DateTime? WaitingSince { get; private set; }

    public int Found { get; private set; }
    public int Among { get; private set; }
    public int Limit { get; private set; }
    public TimeSpan Within { get; private set; }

    public IReadOnlyCollection<HeldVote> Votes => _votes;

    /// <summary>The numbers as they were when it was found last.</summary>
    public DoubtEvidence Evidence => new(Found, Among, Within, Limit);

    /// <summary>Takes up what the rule doubts now. A vote that staff have settled stays as they left it, whichever rule finds it afterwards.</summary>
    /// <param name="suspicion">Of this idea and rule.</param>
    /// <param name="known">What is known of these votes, from any hold, by voter; new ones are put in.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>The voters whose votes were not held before.</returns>
    public IReadOnlyList<int> TakeUp(Suspicion suspicion, IDictionary<int, HeldVote> known, DateTime at)
    {
        Note(suspicion.Evidence);
        var held = new List<int>();
        foreach (var doubted in suspicion.Votes)
        {
            if (!known.TryGetValue(doubted.VoterId, out var vote))
            {
                known[doubted.VoterId] = vote = new HeldVote(IdeaId, doubted.VoterId, doubted.CastAt);
                held.Add(doubted.VoterId);
            }
            if (vote.State is HeldState.Held && _votes.Add(vote)) WaitingSince ??= at;
        }
        return held;
    }

    /// <summary>Staff let votes count, or take them out for good; those that are so already are left.</summary>
    /// <param name="votes">Of this hold.</param>
    /// <returns>What was decided; null when nothing was left to decide.</returns>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public Verdict? Settle(IEnumerable<HeldVote> votes, HeldState to, Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        var changed = votes.Where(v => v.State != to).ToList();
        if (changed.Count == 0) return null;

        var verdict = new Verdict(this, to, changed.Count, changed is [var only] ? only : null, by, at);
        foreach (var vote in changed) vote.Become(to, verdict);
        return verdict;
    }

    private void Note(DoubtEvidence evidence) => (Found, Among, Within, Limit) = (evidence.Found, evidence.Among, evidence.Within, evidence.Limit);
}
