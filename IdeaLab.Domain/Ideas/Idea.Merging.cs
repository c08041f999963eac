using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;

namespace IdeaLab.Domain.Ideas;

/// <summary>Merges. The verbs expect both ideas, and whatever was merged into either, to be loaded with voters, followers and promises.</summary>
public sealed partial class Idea
{
    private readonly List<Merge> _merges = [];

    /// <summary>What was merged into it.</summary>
    public IReadOnlyList<Merge> Merges => _merges;

    /// <summary>It and every idea that leads to it.</summary>
    public IEnumerable<Idea> Whole() => Standing.SelectMany(merge => merge.Idea.Whole()).Prepend(this);

    // The oldest first; one not saved yet is the newest.
    private IEnumerable<Merge> Standing => _merges.Where(merge => merge.IsStanding).OrderBy(merge => merge.Id == 0 ? int.MaxValue : merge.Id);

    /// <summary>Why staff cannot merge it into the other; null when they may. Both must be for the same audience, and their topics too, since titles and counts of one show on the other.</summary>
    public RuleViolation? WhyNotInto(Idea target) => target switch
    {
        _ when target == this => new RuleViolation("Rule.MergeSelf"),
        _ when Status is IdeaStatus.Merged => new RuleViolation("Rule.MergeAgain"),
        { Status: IdeaStatus.Merged } => new RuleViolation("Rule.MergeTarget"),
        _ when IsWithheld || target.IsWithheld => new RuleViolation("Rule.Withheld"),
        _ when TakesVotesFromBudget || target.TakesVotesFromBudget => new RuleViolation("Rule.MergeBudget"),
        _ when !IsForTheSameAs(target) => new RuleViolation("Rule.MergeAudience"),
        _ when target.ImportedSupport + ImportedSupport > ImportedSupportMax => new RuleViolation("Rule.IdeaSupport", ImportedSupportMax),
        _ => null,
    };

    private bool IsForTheSameAs(Idea other) => (Audience, CircleId, Topic.Audience, Topic.CircleId) == (other.Audience, other.CircleId, other.Topic.Audience, other.Topic.CircleId);

    /// <summary>Leads to the target from now on, which counts whoever supports or follows either of them once. The target's score must then be set anew (<c>RescoreAsync</c>).</summary>
    /// <exception cref="RuleViolation">It is the same idea, one of them is merged already, they have other audiences, votes of one come from a budget, the reason is missing or too long, or the person is not staff.</exception>
    public Merge MergeInto(Idea target, Person by, string reason, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (WhyNotInto(target) is { } violation) throw violation;

        var (movedBefore, promise) = (MovedAt, OpenPromise);
        var step = Step(IdeaStatus.Merged, by, reason, at);
        promise?.Settle(at);
        TakePlaceInQueue();

        var merge = new Merge(this, target, step, movedBefore, promise);
        target._merges.Add(merge);
        LeadHere(target);
        target.Gather();
        return merge;
    }

    // Whoever is late hears that it goes on elsewhere.
    private RuleViolation ClosedBecause(string rule) => new(Status is IdeaStatus.Merged ? "Rule.Merged" : IsWithheld ? "Rule.Withheld" : IsFrozen ? "Rule.ChallengeFrozen" : rule);

    internal void ComeBackFrom(Merge merge, Person by, string reason, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        var movedAt = MovedAt == merge.At ? merge.MovedBefore : MovedAt;
        Step(merge.Step.From, by, reason, at);
        MovedAt = movedAt;
        // Answered meanwhile, it is owed nothing.
        if (AnsweredAt is null || AnsweredAt <= merge.At) merge.Promise?.Reopen();
        TakePlaceInQueue();
    }

    /// <summary>Whoever comes to an idea merged into this one is led to <paramref name="end"/>.</summary>
    internal void LeadHere(Idea end)
    {
        foreach (var merge in Standing)
        {
            merge.LeadTo(end);
            merge.Idea.LeadHere(end);
        }
    }

    /// <summary>
    /// Brings votes, follows and imported support of everything merged into it up to date: what is its own stays, each further person counts by the oldest merge that brings them.
    /// The outcome depends on the own rows and the standing merges alone, not on the order of what happened. Works as well with one person's rows loaded.
    /// </summary>
    internal void Gather()
    {
        foreach (var merge in Standing) merge.Idea.Gather();
        GatherVotes();
        GatherFollows();
        GatherImported();
        Version++;
    }

    private void GatherVotes()
    {
        var wanted = new Dictionary<int, (Merge Merge, Vote Vote)>();
        foreach (var merge in Standing)
            foreach (var vote in merge.Idea._votes) wanted.TryAdd(vote.VoterId, (merge, vote));

        var gone = new HashSet<Vote>();
        foreach (var vote in _votes)
        {
            var isWanted = wanted.Remove(vote.VoterId, out var from);
            if (!vote.IsCarried) continue;
            if (isWanted)
            {
                vote.ComeFrom(from.Merge, from.Vote.CastAt);
                Doubt(vote, from.Vote.Doubts);
            }
            else
            {
                gone.Add(vote);
            }
        }
        _votes.ExceptWith(gone);
        var come = wanted.Values.Select(from => new Vote(this, from.Merge, from.Vote)).ToList();
        _votes.UnionWith(come);
        ChangeVotes(come.Count(vote => vote.Counts) - gone.Count(vote => vote.Counts), voters: 0);
    }

    private void GatherFollows()
    {
        var wanted = new Dictionary<int, (Merge Merge, Follow Follow)>();
        foreach (var merge in Standing)
            foreach (var follow in merge.Idea._follows) wanted.TryAdd(follow.PersonId, (merge, follow));

        var gone = new HashSet<Follow>();
        foreach (var follow in _follows)
        {
            var isWanted = wanted.Remove(follow.PersonId, out var from);
            if (!follow.IsCarried) continue;
            if (isWanted) follow.ComeFrom(from.Merge, from.Follow);
            else gone.Add(follow);
        }
        _follows.ExceptWith(gone);
        _follows.UnionWith(wanted.Values.Select(from => new Follow(this, from.Merge, from.Follow)));
    }

    private void GatherImported()
    {
        foreach (var merge in _merges)
        {
            var carried = merge.IsStanding ? merge.Idea.ImportedSupport : 0;
            ImportedSupport += carried - merge.ImportedSupport;
            merge.Carry(carried, carried > 0 ? merge.Idea.ImportedAt : merge.At);
        }
    }

    // When all its imported support would have been cast to be worth what its own and that of the ideas merged into it are. By the standard half-life, whatever the lab's is:
    // the moment is stored, and what a merge brought must not depend on when it is gathered anew.
    private DateTime ImportedAt
    {
        get
        {
            var merged = Standing.Where(merge => merge.ImportedSupport > 0).ToList();
            if (merged.Count == 0) return CreatedAt;
            var own = Trending.Standard.Add(Trending.Quiet(CreatedAt), (ImportedSupport - merged.Sum(merge => merge.ImportedSupport)) * Trending.VoteWeight, CreatedAt);
            var score = merged.Aggregate(own, (sum, merge) => Trending.Standard.Add(sum, merge.ImportedSupport * Trending.VoteWeight, merge.ImportedAt));
            return Trending.Standard.MomentOf(score, ImportedSupport * Trending.VoteWeight);
        }
    }
}
