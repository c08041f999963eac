using IdeaLab.Domain.Moderation;

namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>Runs the detectors over a town as the job does: every hour on ideas with new votes, each night on all that ripened, knowing at each moment only what had happened until then.</summary>
public sealed class Watch
{
    private readonly ILookup<int, Town.Cast> _byIdea;
    private readonly Dictionary<(int Idea, int Voter), Town.Cast> _byKey;
    private readonly List<Town.Cast> _inOrder;
    private readonly Dictionary<Town.Resident, string> _sets = [];
    private readonly Dictionary<string, HashSet<Town.Resident>> _bySet = [];
    private readonly HashSet<Town.Resident> _changed = [];
    private SiteBaseline _usual = SiteBaseline.Of(0, 0, 0);

    public Watch(Town town)
    {
        Town = town;
        foreach (var resident in town.Residents)
        {
            resident.Votes.Sort((a, b) => a.At.CompareTo(b.At));
            resident.OtherActs.Sort();
        }
        _inOrder = [.. town.Votes.OrderBy(v => v.At)];
        _byKey = _inOrder.ToDictionary(v => (v.Idea, v.Voter.Id));
        _byIdea = _inOrder.ToLookup(v => v.Idea);
    }

    public Town Town { get; }
    public Dictionary<Town.Cast, HashSet<DoubtRule>> Held { get; } = [];

    public void Run()
    {
        var (next, recent) = (0, new Queue<Town.Cast>());
        for (var hour = 1; hour <= (Town.Days + 5) * 24; hour++)
        {
            var now = Town.Start.AddHours(hour);
            for (; next < _inOrder.Count && _inOrder[next].At < now; next++)
            {
                recent.Enqueue(_inOrder[next]);
                _changed.Add(_inOrder[next].Voter);
            }
            while (recent.TryPeek(out var oldest) && oldest.At < now.AddHours(-2)) recent.Dequeue();
            foreach (var idea in recent.Select(v => v.Idea).Distinct()) Look(idea, now);
            if (hour % 24 == 0) Night(now, next);
        }
    }

    // Fewer than ten votes in a week are no crowd by any measure; leaving them out only saves time.
    private void Look(int idea, DateTime now)
    {
        var week = Lately(_byIdea[idea], now, TimeSpan.FromDays(8)).ToList();
        if (week.Count < 10) return;
        var facts = week.Select(v => Facts(v, now)).ToList();
        Hold([.. NewAccounts.Find(facts, _usual, now), .. OneNetwork.Find(facts, _usual, now)]);
    }

    private void Night(DateTime now, int soFar)
    {
        var first = soFar;
        while (first > 0 && _inOrder[first - 1].At >= now - InPassing.Patience - InPassing.Span) first--;
        var weeks = _inOrder.GetRange(first, soFar - first);
        if (now.DayOfWeek is DayOfWeek.Monday)
        {
            var ripe = weeks.Where(v => v.At < now - InPassing.Patience).Select(v => Facts(v, now)).ToList();
            _usual = SiteBaseline.Of(ripe.Count, ripe.Count(v => v.HasOneInterest), ripe.Count(v => v.IsInPassing));
        }
        foreach (var same in weeks.GroupBy(v => v.Idea).Where(same => same.Count() >= 10)) Hold(Detectors.Find([.. same.Select(v => Facts(v, now))], _usual, now));

        // Whoever voted this day, and all with the same votes.
        foreach (var resident in _changed) Note(resident, now);
        var (voters, votersOf) = (weeks.Select(v => v.Voter.Id).Distinct().Count(), weeks.CountBy(v => v.Idea).ToDictionary());
        var alike = _changed.Select(r => _sets[r]).Distinct().SelectMany(set => _bySet[set]).Where(r => r.Votes.Count >= SameVotes.FewestIdeas);
        Hold(SameVotes.Find(alike.SelectMany(r => r.Votes.Where(v => v.At < now)).Select(v => Facts(v, now)), voters, votersOf));
        _changed.Clear();
    }

    private void Note(Town.Resident resident, DateTime now)
    {
        if (_sets.TryGetValue(resident, out var before)) _bySet[before].Remove(resident);
        var set = string.Join(',', resident.VotedForBefore(now).Order());
        _sets[resident] = set;
        if (!_bySet.TryGetValue(set, out var same)) _bySet.Add(set, same = []);
        same.Add(resident);
    }

    private static IEnumerable<Town.Cast> Lately(IEnumerable<Town.Cast> votes, DateTime now, TimeSpan span) => votes.Where(v => v.At < now && v.At >= now - span);

    private static VoteFacts Facts(Town.Cast vote, DateTime now) =>
        new(vote.Idea, vote.Voter.Id, vote.At, vote.Voter.JoinedAt, vote.NetworkThatWeek, vote.Voter.VotedForBefore(now), vote.Voter.OtherActs.TakeWhile(at => at < now).Count());

    private void Hold(IEnumerable<Suspicion> suspicions)
    {
        foreach (var suspicion in suspicions)
            foreach (var doubted in suspicion.Votes)
            {
                var vote = _byKey[(doubted.IdeaId, doubted.VoterId)];
                if (!Held.TryGetValue(vote, out var rules)) Held.Add(vote, rules = []);
                rules.Add(suspicion.Rule);
            }
    }
}
