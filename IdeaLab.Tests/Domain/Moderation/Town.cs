namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>
/// A simulated lab with a year of votes and the truth about each. Its parameters were set from how such sites are used, and not from the thresholds of the detectors; whoever changes one of those changes nothing here.
/// </summary>
public sealed class Town(int seed)
{
    public const int Days = 365;
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private int _networks;

    public Random Random { get; } = new(seed);
    public List<Resident> Residents { get; } = [];
    public List<Idea> Ideas { get; } = [];
    public List<Cast> Votes { get; } = [];

    public Resident Joins(DateTime at, int network)
    {
        var resident = new Resident(Residents.Count + 1, at, network);
        Residents.Add(resident);
        return resident;
    }

    public int NewNetwork() => ++_networks;

    public int[] NewNetworks(int count) => [.. Enumerable.Range(0, count).Select(_ => NewNetwork())];

    public void VotesFor(Resident voter, int idea, DateTime at, int? network = null, string? attack = null)
    {
        if (at >= Start.AddDays(Days) || voter.Votes.Any(v => v.Idea == idea)) return;
        var vote = new Cast(idea, voter, at, network ?? voter.Network, attack);
        voter.Votes.Add(vote);
        Votes.Add(vote);
    }

    public DateTime At(double day, double hours = 24) => Start.AddDays(day).AddHours(Random.NextDouble() * hours);

    /// <summary>What one would vote for at a time: what is liked and not old.</summary>
    public int Liked(DateTime at)
    {
        var day = (at - Start).TotalDays;
        var open = Ideas.Where(p => p.Day <= day && p.Day > day - 60).ToList();
        var sum = open.Sum(p => p.WeightAt(day));
        var left = Random.NextDouble() * sum;
        foreach (var idea in open)
            if ((left -= idea.WeightAt(day)) <= 0) return idea.Id;
        return open.Count > 0 ? open[^1].Id : Ideas[0].Id;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    public double Exponential(double mean) => -mean * Math.Log(1 - Random.NextDouble());

    public int Poisson(double mean)
    {
        var (count, product) = (0, Random.NextDouble());
        for (var floor = Math.Exp(-mean); product > floor; product *= Random.NextDouble()) count++;
        return count;
    }

    public sealed record Idea(int Id, double Day, double Appeal)
    {
        public double WeightAt(double day) => Appeal * double.Exp2(-(day - Day) / 10);
    }

    public sealed class Resident(int id, DateTime joinedAt, int network)
    {
        public int Id => id;
        public DateTime JoinedAt => joinedAt;
        public int Network => network;
        public List<Cast> Votes { get; } = [];
        public List<DateTime> OtherActs { get; } = [];

        private int[] _votedFor = [];

        /// <summary>Expects the votes to be in order.</summary>
        public IReadOnlyCollection<int> VotedForBefore(DateTime at)
        {
            var count = 0;
            while (count < Votes.Count && Votes[count].At < at) count++;
            return count == _votedFor.Length ? _votedFor : _votedFor = [.. Votes.Take(count).Select(v => v.Idea)];
        }
    }

    /// <param name="attack">Null for honest.</param>
    public sealed class Cast(int idea, Resident voter, DateTime at, int network, string? attack)
    {
        public int Idea => idea;
        public Resident Voter => voter;
        public DateTime At => at;

        /// <summary>As a hash whose salt changes weekly.</summary>
        public string NetworkThatWeek { get; } = $"{network}/{(at - Start).Days / 7}";
        public string? Attack => attack;
    }
}
