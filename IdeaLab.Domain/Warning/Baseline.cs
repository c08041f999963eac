namespace IdeaLab.Domain.Warning;

/// <summary>
/// What is usual in an hour, from the weeks before it. An idea may expect what ideas of its age get here, more or less of it as the hour of the week has it, times its own factor:
/// how much more or less than others it drew so far. Factor and hour have a Gamma prior with mean 1, so each is pulled towards the site until it has events of its own
/// (Gelman et al., "Bayesian Data Analysis", 2013, 2.6: the posterior mean is (shape + events) / (shape + expected events)).
/// </summary>
public sealed class Baseline
{
    public static readonly TimeSpan Memory = TimeSpan.FromDays(56);

    /// <summary>Before the lab has been watched for so many hours, nothing is called unusual: one of each hour of the week.</summary>
    public const int LeastHours = 168;

    // Events that the prior weighs as. Ideas differ by much, so an idea's own events soon count for more; hours of the week do not.
    private const double FactorShape = 0.5;
    private const double HourShape = 5;

    // What comes to an idea in an hour differs from what is usual for it by about a half either way, as it is seen, linked or talked about. Counts of people are spread wider than Poisson,
    // so that surveillance uses the negative binomial (Noufaily et al., "An improved algorithm for outbreak detection in multiple surveillance systems", Statistics in Medicine 32, 2013).
    private const double Steadiness = 4;

    private readonly DateTime _first;
    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<EventKinds, double[]> _ofWeek;
    private readonly Dictionary<EventKinds, double[]> _elapsed;
    private readonly Dictionary<EventKinds, double[]> _ofAge;

    /// <param name="past">The hours before <paramref name="hour"/>, without a gap.</param>
    /// <param name="hour">The hour that is judged; it is not part of what is usual.</param>
    /// <param name="zone">People's day and week.</param>
    public Baseline(IReadOnlyList<SiteHour> past, DateTime hour, TimeZoneInfo zone)
    {
        (Hour, _zone) = (hour, zone);
        // Before anything ever came the lab was not open.
        var opened = past.Where(h => h.Counts != default).Select(h => (DateTime?)h.Hour).Min() ?? hour;
        var watched = past.Where(h => h.Hour >= opened && h.Hour < hour).ToList();
        _first = opened;
        IsKnown = hour - _first >= TimeSpan.FromHours(LeastHours);
        var ofWeek = Enumerable.Range(0, (int)(hour - _first).TotalHours).Select(h => HourOfWeek(_first.AddHours(h))).ToArray();

        _ofWeek = EventCounts.Kinds.ToDictionary(kind => kind, kind => OfWeek(watched, kind, ofWeek));
        _elapsed = EventCounts.Kinds.ToDictionary(kind => kind, kind => Elapsed(_ofWeek[kind], ofWeek));
        _ofAge = EventCounts.Kinds.ToDictionary(kind => kind, kind => OfAge(watched, kind));
    }

    public DateTime Hour { get; }

    /// <summary>Whether there is enough to call anything unusual.</summary>
    public bool IsKnown { get; }

    /// <summary>What an idea may expect in the hour, and how sure that is, as the shape of a Gamma distribution.</summary>
    /// <param name="kind">Which events.</param>
    /// <param name="sharedAt">When the idea was shared.</param>
    /// <param name="before">How many came to it in the weeks before.</param>
    public (double Mean, double Shape) Of(EventKinds kind, DateTime sharedAt, int before)
    {
        var factor = (FactorShape + before) / (FactorShape + ExpectedBefore(kind, sharedAt));
        var usual = _ofAge[kind][(int)IdeaAges.In(Hour, sharedAt)] * _ofWeek[kind][HourOfWeek(Hour)];
        // Squared relative errors, of the factor and of the hour, add up.
        return (usual * factor, 1 / (1 / (FactorShape + before) + 1 / Steadiness));
    }

    private double ExpectedBefore(EventKinds kind, DateTime sharedAt)
    {
        var sum = 0.0;
        var age = (long)(_first - sharedAt.ToHour()).TotalHours;
        foreach (var stage in Enum.GetValues<IdeaAge>())
            sum += _ofAge[kind][(int)stage] * (ElapsedAt(kind, stage.UntilHours() - age) - ElapsedAt(kind, stage.FromHours() - age));
        return sum;
    }

    private double ElapsedAt(EventKinds kind, long hours) => _elapsed[kind][Math.Clamp(hours, 0, _elapsed[kind].Length - 1)];

    private int HourOfWeek(DateTime hour)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(hour, _zone);
        return (int)local.DayOfWeek * 24 + local.Hour;
    }

    private double[] OfWeek(List<SiteHour> watched, EventKinds kind, int[] ofWeek)
    {
        var (events, times) = (new double[168], new int[168]);
        foreach (var hour in watched) events[ofWeek[(int)(hour.Hour - _first).TotalHours]] += hour.Counts[kind];
        foreach (var hour in ofWeek) times[hour]++;
        var mean = ofWeek.Length == 0 ? 0 : events.Sum() / ofWeek.Length;
        return [.. events.Zip(times, (came, n) => (HourShape + came) / (HourShape + n * mean))];
    }

    // In hours as the week weighs them, from the first one on.
    private static double[] Elapsed(double[] weights, int[] ofWeek)
    {
        var elapsed = new double[ofWeek.Length + 1];
        for (var h = 0; h < ofWeek.Length; h++) elapsed[h + 1] = elapsed[h] + weights[ofWeek[h]];
        return elapsed;
    }

    // Per idea and hour. An age with few events is pulled towards all ages, as if one event had come in the time one takes there.
    private static double[] OfAge(List<SiteHour> watched, EventKinds kind)
    {
        var (events, ideas) = (new double[4], new double[4]);
        foreach (var hour in watched)
        {
            events[(int)hour.Age] += hour.Counts[kind];
            ideas[(int)hour.Age] += hour.Ideas;
        }
        var ofAll = (events.Sum() + FactorShape) / Math.Max(1, ideas.Sum());
        return [.. events.Zip(ideas, (came, n) => (came + 1) / (n + 1 / ofAll))];
    }
}
