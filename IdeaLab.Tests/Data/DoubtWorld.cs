using IdeaLab.Domain.Voting;

namespace IdeaLab.Tests.Data;

/// <summary>One thing that happens to votes. What no page offers at that moment is not done.</summary>
internal sealed record DoubtAct(DoubtActKind Kind, int One, int Other, int Who);

internal enum DoubtActKind { Vote, VoteAgain, Withdraw, Give, Merge, Undo, Hold, Restore, Remove, TakeBack, Sanction, Lift }

/// <summary>What should be true, kept without any carried row: who cast what for which very idea, what keeps it out of the count, and what leads where.</summary>
internal sealed class DoubtWorld(int ideas, int fromBudget, int people)
{
    public const int Budget = 5;

    private readonly Dictionary<(int Idea, int Who), (int Amount, VoteDoubts Doubts)> _own = [];
    private readonly HashSet<int> _sanctioned = [];

    /// <summary>Standing merges, oldest first.</summary>
    private readonly List<(int From, int To)> _links = [];

    public bool TakesBudget(int idea) => idea >= ideas - fromBudget;

    public int Votes(int idea) => Rows(idea).Where(row => row.Doubts is VoteDoubts.None).Sum(row => row.Amount);

    public int Voters(int idea) => Enumerable.Range(0, people).Count(who => _own.TryGetValue((idea, who), out var cast) && cast.Doubts is VoteDoubts.None);

    public IEnumerable<(int Who, int Amount, VoteDoubts Doubts)> Rows(int idea) =>
        from who in Enumerable.Range(0, people) let source = SourceOf(idea, who) where source is not null select (who, _own[(source.Value, who)].Amount, _own[(source.Value, who)].Doubts);

    public int GivenBy(int who, int except = -1) => _own.Where(own => own.Key.Who == who && own.Key.Idea != except && TakesBudget(own.Key.Idea)).Sum(own => own.Value.Amount);

    public IEnumerable<int> Merged => _links.Select(link => link.From);

    public bool Allows(DoubtAct act) => act.Kind switch
    {
        DoubtActKind.Vote or DoubtActKind.VoteAgain => !TakesBudget(act.One) && !IsMerged(act.One),
        DoubtActKind.Withdraw => !IsMerged(act.One),
        DoubtActKind.Give => TakesBudget(act.One) && (AmountOf(act) <= Amount(act.One, act.Who) || AmountOf(act) <= Budget - GivenBy(act.Who, act.One)),
        DoubtActKind.Merge => act.One != act.Other && !IsMerged(act.One) && !IsMerged(act.Other) && !TakesBudget(act.One) && !TakesBudget(act.Other),
        DoubtActKind.Undo => IsMerged(act.One),
        DoubtActKind.Sanction => !_sanctioned.Contains(act.Who),
        DoubtActKind.Lift => _sanctioned.Contains(act.Who),
        _ => true,
    };

    /// <summary>How many votes an act gives from the budget.</summary>
    public static int AmountOf(DoubtAct act) => 1 + act.Other % 3;

    public void Do(DoubtAct act)
    {
        switch (act.Kind)
        {
            case DoubtActKind.Vote or DoubtActKind.VoteAgain when !_own.ContainsKey((act.One, act.Who)):
                var brought = SourceOf(act.One, act.Who) is { } source ? _own[(source, act.Who)].Doubts : VoteDoubts.None;
                _own[(act.One, act.Who)] = (1, brought | New(act.Who));
                break;
            case DoubtActKind.Give: _own[(act.One, act.Who)] = (AmountOf(act), _own.TryGetValue((act.One, act.Who), out var given) ? given.Doubts : New(act.Who)); break;
            case DoubtActKind.Withdraw:
                foreach (var part in PartsOf(act.One)) _own.Remove((part, act.Who));
                break;
            case DoubtActKind.Merge: _links.Add((act.One, act.Other)); break;
            case DoubtActKind.Undo: _links.RemoveAll(link => link.From == act.One); break;
            case DoubtActKind.Hold: Change(act, VoteDoubts.Held, on: true); break;
            case DoubtActKind.Restore: Change(act, VoteDoubts.Held, on: false); break;
            case DoubtActKind.Remove: Change(act, VoteDoubts.Removed, on: true); break;
            case DoubtActKind.TakeBack: Change(act, VoteDoubts.Removed, on: false); break;
            case DoubtActKind.Sanction or DoubtActKind.Lift:
                if (act.Kind is DoubtActKind.Sanction) _sanctioned.Add(act.Who);
                else _sanctioned.Remove(act.Who);
                foreach (var key in _own.Keys.Where(key => key.Who == act.Who).ToList()) Set(key, VoteDoubts.Sanctioned, act.Kind is DoubtActKind.Sanction);
                break;
        }
    }

    private VoteDoubts New(int who) => _sanctioned.Contains(who) ? VoteDoubts.Sanctioned : VoteDoubts.None;

    private bool IsMerged(int idea) => _links.Exists(link => link.From == idea);

    private int Amount(int idea, int who) => _own.TryGetValue((idea, who), out var cast) ? cast.Amount : 0;

    private IEnumerable<int> PartsOf(int idea) => _links.Where(link => link.To == idea).SelectMany(link => PartsOf(link.From)).Prepend(idea).ToList();

    // For which very idea the vote was cast that a person has at an idea.
    private int? SourceOf(int idea, int who) =>
        _own.ContainsKey((idea, who)) ? idea : _links.Where(link => link.To == idea).Select(link => SourceOf(link.From, who)).FirstOrDefault(source => source is not null);

    private void Change(DoubtAct act, VoteDoubts flag, bool on)
    {
        if (SourceOf(act.One, act.Who) is { } source) Set((source, act.Who), flag, on);
    }

    private void Set((int, int) key, VoteDoubts flag, bool on) => _own[key] = (_own[key].Amount, on ? _own[key].Doubts | flag : _own[key].Doubts & ~flag);
}
