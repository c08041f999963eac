using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Domain.Ideas;

/// <summary>One thing somebody does: a member with an idea, or a reviewer with two. What no page offers at that moment is not done.</summary>
internal sealed record MergeAct(MergeActKind Kind, int One, int Other, int Who);

internal enum MergeActKind { Vote, Withdraw, Follow, Stop, Merge, MergeOther, Undo }

/// <summary>What should be true, kept without any carried row: who voted for and follows which very idea, and what leads where.</summary>
internal sealed class MergeWorld(int ideas)
{
    private readonly HashSet<int>[] _votes = [.. Enumerable.Range(0, ideas).Select(_ => new HashSet<int>())];
    private readonly Dictionary<int, FollowReason>[] _follows = [.. Enumerable.Range(0, ideas).Select(_ => new Dictionary<int, FollowReason>())];

    /// <summary>Standing merges, oldest first.</summary>
    public List<(int From, int To)> Links { get; } = [];

    public bool IsMerged(int idea) => Links.Exists(link => link.From == idea);

    public IEnumerable<int> PartsOf(int idea) => Links.Where(link => link.To == idea).SelectMany(link => PartsOf(link.From)).Prepend(idea);

    public SortedSet<int> VotersOf(int idea) => [.. PartsOf(idea).SelectMany(part => _votes[part])];

    public FollowReason? FollowOf(int idea, int who)
    {
        if (_follows[idea].TryGetValue(who, out var own)) return own;
        return Links.Where(link => link.To == idea).Select(link => FollowOf(link.From, who)).FirstOrDefault(reason => reason is not null);
    }

    public bool Allows(MergeAct act) => act.Kind switch
    {
        MergeActKind.Vote => !IsMerged(act.One),
        MergeActKind.Withdraw => !IsMerged(act.One) && VotersOf(act.One).Contains(act.Who),
        MergeActKind.Follow => !IsMerged(act.One) && FollowOf(act.One, act.Who) is null,
        MergeActKind.Stop => !IsMerged(act.One) && FollowOf(act.One, act.Who) is not null,
        MergeActKind.Undo => IsMerged(act.One),
        _ => act.One != act.Other && !IsMerged(act.One) && !IsMerged(act.Other),
    };

    public void Do(MergeAct act)
    {
        var (idea, who) = (act.One, act.Who);
        switch (act.Kind)
        {
            case MergeActKind.Vote when _votes[idea].Contains(who): break;
            case MergeActKind.Vote:
                _follows[idea][who] = FollowOf(idea, who) is { } reason && (reason is FollowReason.Chosen || _follows[idea].ContainsKey(who)) ? reason : FollowReason.Vote;
                _votes[idea].Add(who);
                break;
            case MergeActKind.Withdraw:
                foreach (var part in PartsOf(idea).Where(part => VotersOf(part).Contains(who)).ToList())
                    if (_follows[part].GetValueOrDefault(who, FollowReason.Chosen) is FollowReason.Vote) _follows[part].Remove(who);
                foreach (var part in PartsOf(idea)) _votes[part].Remove(who);
                break;
            case MergeActKind.Follow: _follows[idea][who] = FollowReason.Chosen; break;
            case MergeActKind.Stop:
                foreach (var part in PartsOf(idea)) _follows[part].Remove(who);
                break;
            case MergeActKind.Undo: Links.RemoveAll(link => link.From == idea); break;
            default: Links.Add((idea, act.Other)); break;
        }
    }
}
