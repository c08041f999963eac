using IdeaLab.Domain.Warning;

namespace IdeaLab.Tests.Domain.Warning;

/// <summary>
/// A lab with nothing going on: few ideas draw most votes, people come by day and on working days, some days are livelier, twice a month a newsletter doubles what comes for some hours, two ideas a day are shared and seen most in their first hours.
/// Judged hour by hour as the job does.
/// </summary>
internal sealed class QuietYear(int seed, int ideasAtFirst, double busy, Func<Baseline, IReadOnlyCollection<IdeaEvents>, int, IReadOnlyList<Burst>> judge)
{
    private const double SharedPerHour = 2.0 / 24;
    private const int Young = 14 * 24;

    private static readonly DateTime Start = new(2025, 1, 6, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    private readonly Random _random = new(seed);
    private readonly List<(DateTime SharedAt, double Draw)> _ideas = [];
    private readonly List<double> _drawn = [];
    private readonly Queue<SiteHour> _site = [];
    private readonly Queue<(DateTime Hour, int Idea, EventCounts Counts)> _came = [];
    private readonly Dictionary<int, EventCounts> _before = [];
    private double _day = 1;
    private double _wave = 1;

    public DateTime Now { get; private set; } = Start;
    public int Ideas => _ideas.Count;
    public int Events { get; private set; }

    /// <summary>Lets an hour pass, with these events besides the usual ones.</summary>
    public IReadOnlyList<Burst> Pass(params (int Idea, EventCounts Counts)[] besides)
    {
        // Those that are there before the watch begins.
        while (_ideas.Count < ideasAtFirst) Share(Start.AddDays(-30 - _ideas.Count));
        var local = TimeZoneInfo.ConvertTimeFromUtc(Now, Zone);
        if (local.Hour == 0) _day = Math.Exp(0.25 * Normal());
        _wave = local is { Hour: 10, Day: 1 or 15 } ? 2 : 1 + (_wave - 1) * 0.6;
        var pace = busy * _day * _wave * (local.Hour is < 7 or > 22 ? 0.1 : 1 + Math.Sin((local.Hour - 7) * Math.PI / 15)) * (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1);
        if (_random.NextDouble() < SharedPerHour * pace) Share(Now.AddMinutes(_random.Next(60)));

        var came = new Dictionary<int, EventCounts>();
        foreach (var (idea, counts) in besides) came[idea] = counts;
        for (var n = Poisson(0.01 * pace * _drawn[^1]); n > 0; n--) Add(came, Drawn());
        for (var idea = _ideas.Count - 1; idea >= 0 && (Now - _ideas[idea].SharedAt).TotalHours < Young; idea--)
        {
            var age = Math.Max(0, (Now - _ideas[idea].SharedAt).TotalHours);
            for (var n = Poisson(pace * _ideas[idea].Draw * (0.6 * Math.Exp(-age / 8) + 0.05 * Math.Exp(-age / 72))); n > 0; n--) Add(came, idea);
        }

        var worth = came.Where(c => c.Value.IsWorthTesting()).Select(c => new IdeaEvents(c.Key, _ideas[c.Key].SharedAt, c.Value, _before.GetValueOrDefault(c.Key))).ToList();
        var found = worth.Count > 0 ? judge(new Baseline([.. _site], Now, Zone), worth, _ideas.Count) : [];
        Remember(came);
        Now = Now.AddHours(1);
        return found;
    }

    private void Share(DateTime at)
    {
        _ideas.Add((at, Math.Exp(1.2 * Normal())));
        _drawn.Add(_drawn.LastOrDefault() + _ideas[^1].Draw);
    }

    private int Drawn() => Math.Min(_ideas.Count - 1, _drawn.BinarySearch(_random.NextDouble() * _drawn[^1]) is var place && place < 0 ? ~place : place);

    private void Add(Dictionary<int, EventCounts> came, int idea)
    {
        Events++;
        came[idea] = came.GetValueOrDefault(idea) + (_random.NextDouble() switch { < 0.01 => new EventCounts(0, 0, 1, 0), < 0.2 => new(0, 1, 0, 0), < 0.35 => new(1, 0, 0, 1), _ => new(1, 0, 0, 0) });
    }

    private void Remember(Dictionary<int, EventCounts> came)
    {
        var byAge = came.ToLookup(c => IdeaAges.In(Now, _ideas[c.Key].SharedAt), c => c.Value);
        var young = _ideas.AsEnumerable().Reverse().TakeWhile(i => IdeaAges.In(Now, i.SharedAt) is not IdeaAge.Older).ToLookup(i => IdeaAges.In(Now, i.SharedAt));
        foreach (var age in Enum.GetValues<IdeaAge>())
        {
            var ideas = age is IdeaAge.Older ? _ideas.Count - young.Sum(of => of.Count()) : young[age].Count();
            _site.Enqueue(new SiteHour(Now, age, ideas, byAge[age].Aggregate(default(EventCounts), (sum, counts) => sum + counts)));
        }
        foreach (var (idea, counts) in came)
        {
            _before[idea] = _before.GetValueOrDefault(idea) + counts;
            _came.Enqueue((Now, idea, counts));
        }

        var from = Now - Baseline.Memory;
        while (_site.Peek().Hour < from) _site.Dequeue();
        for (; _came.Count > 0 && _came.Peek().Hour < from; _came.Dequeue()) _before[_came.Peek().Idea] = Less(_before[_came.Peek().Idea], _came.Peek().Counts);
    }

    private static EventCounts Less(EventCounts a, EventCounts b) => new(a.Votes - b.Votes, a.Comments - b.Comments, a.Flags - b.Flags, a.NewVoters - b.NewVoters);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    // Knuth, "Seminumerical Algorithms", 1969, 3.4.1.
    private int Poisson(double mean)
    {
        var (n, left) = (0, Math.Exp(-mean));
        for (var product = _random.NextDouble(); product > left; product *= _random.NextDouble()) n++;
        return n;
    }
}
