using IdeaLab.Domain.Ranking;
using Xunit.Abstractions;

namespace IdeaLab.Tests.Domain.Ranking;

/// <summary>
/// A thousand ideas of known quality, half of them there from the start and half arriving over the first 54 of sixty days (who comes after the last visit cannot be seen), and 20,000 visits by different readers, spread evenly, who look at place r with probability r^-0.5,
/// vote with the probability of the quality, and turn the page three times in ten. Quality is drawn from Beta(2, 8), a mean of 20 %. Each board shapes what its own readers see.
/// </summary>
public sealed class BoardSimulationTests(ITestOutputHelper output)
{
    private const int Ideas = 1_000, Visits = 20_000;
    private const double Days = 60;

    private sealed class World(ulong seed, Func<World, int, DateTime, double> score, bool ages, bool eyes)
    {
        private readonly Chance _quality = Chance.Of(seed, 1);
        private readonly SplitMix _readers = new(seed);
        public double[] Quality = [], Scores = new double[Ideas], Trend = new double[Ideas];
        public DateTime[] Created = [];
        public int[] Votes = new int[Ideas], Viewers = new int[Ideas];
        public Queue<DateTime>[] Recent = [];
        public List<int> Order = [];

        public World Run()
        {
            Quality = [.. Enumerable.Range(0, Ideas).Select(_ => _quality.Beta(2, 8))];
            Created = [.. Enumerable.Range(0, Ideas).Select(i => Trending.Landmark.AddDays(Math.Max(0, i - Ideas / 2 + 1) * 0.9 * Days / (Ideas / 2.0)))];
            Recent = [.. Created.Select(_ => new Queue<DateTime>())];
            IReadOnlyList<EyesCandidate> pool = [];
            var arrived = 0;
            for (var visit = 0; visit < Visits; visit++)
            {
                var at = Trending.Landmark.AddDays(Days * (visit + 1) / Visits);
                for (; arrived < Ideas && Created[arrived] <= at; arrived++)
                {
                    Trend[arrived] = Trending.Quiet(Created[arrived]);
                    Scores[arrived] = score(this, arrived, at);
                    Order.Add(arrived);
                }
                if (ages) foreach (var i in Order) Scores[i] = score(this, i, at);
                Sort();
                if (eyes && visit % 200 == 0)
                {
                    var position = Order.Select((id, p) => (id, p)).ToDictionary(x => x.id, x => x.p + 1);
                    pool = [.. NeedsEyes.Pool(Order.Select(i => (i, Viewers[i])), NeedsEyes.PoolSize, (ulong)visit).Select(c => c with { Position = position[c.IdeaId] })];
                }
                Read(visit, at, eyes ? [.. NeedsEyes.ForPlaces(NeedsEyes.Drawn(pool, NeedsEyes.SeedOf((ulong)visit, DateOnly.FromDateTime(at)))).Select(c => c.IdeaId)] : []);
            }
            Sort();
            return this;
        }

        private void Read(int visit, DateTime at, List<int> drawn)
        {
            var natural = Order.Where(i => !drawn.Contains(i)).Take(NeedsEyes.PageSize * NeedsEyes.Pages).ToList();
            for (int page = 0, place = 0, from = 0; page < NeedsEyes.Pages; page++)
            {
                List<int> here = [.. drawn.Skip(page * NeedsEyes.Places.Count).Take(NeedsEyes.Places.Count)];
                var rows = NeedsEyes.Woven(natural.Skip(from).Take(NeedsEyes.PageSize - here.Count), here).ToList();
                from += NeedsEyes.PageSize - here.Count;
                foreach (var i in rows)
                {
                    if (_readers.NextShare() > 1 / Math.Sqrt(++place)) continue;
                    Viewers[i]++;
                    if (_readers.NextShare() <= Quality[i])
                    {
                        Votes[i]++;
                        Recent[i].Enqueue(at);
                        Trend[i] = Trending.Standard.Add(Trend[i], 1, at);
                    }
                    Scores[i] = score(this, i, at);
                }
                if (_readers.NextShare() > 0.3) return;
            }
        }

        // Nearly in order already, so inserting is the shortest way; ties stay oldest first.
        private void Sort()
        {
            for (var i = 1; i < Order.Count; i++)
            {
                var (idea, j) = (Order[i], i);
                for (; j > 0 && Scores[Order[j - 1]] < Scores[idea]; j--) Order[j] = Order[j - 1];
                Order[j] = idea;
            }
        }
    }

    private sealed record Figures(double Tau, int Best, double Unseen, int Fewest, double SeenByEight);

    // getfider/fider, app/services/sqlstore/postgres/common.go: recent is thirty days; nobody comments here.
    private static double Fider(World world, int idea, DateTime at)
    {
        while (world.Recent[idea].TryPeek(out var first) && first < at.AddDays(-30)) world.Recent[idea].Dequeue();
        return (world.Recent[idea].Count * 5 - 1) / Math.Pow((at - world.Created[idea]).TotalHours + 2, 1.4);
    }

    private static Figures Measured(World world)
    {
        var order = world.Order.Select(i => world.Quality[i]).ToList();
        var sum = 0;
        for (var i = 0; i < order.Count; i++) for (var j = i + 1; j < order.Count; j++) sum += Math.Sign(order[i] - order[j]);
        var best = world.Quality.Order().ElementAt(Ideas - 50);
        return new(sum / (Ideas * (Ideas - 1) / 2.0), order.Take(50).Count(q => q >= best), world.Viewers.Count(v => v == 0) / (double)Ideas,
            world.Viewers.Min(), world.Viewers.Count(v => v >= 8) / (double)Ideas);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Boards_with_two_places_for_what_few_have_seen_find_the_best(ulong seed)
    {
        Figures Board(string name, Func<World, int, DateTime, double> score, bool ages = false, bool eyes = false)
        {
            var f = Measured(new World(seed, score, ages, eyes).Run());
            output.WriteLine(FormattableString.Invariant($"{name,-22} tau {f.Tau,6:0.000}  best {f.Best,2}/50  unseen {f.Unseen,6:0.0%}  fewest {f.Fewest,3}  by 8 {f.SeenByEight,6:0.0%}"));
            return f;
        }
        double Interval(World w, int i, DateTime _) => new SupportRate(w.Votes[i], w.Viewers[i]).Lower;
        Figures[] usual = [Board("votes", (w, i, _) => w.Votes[i]), Board("votes over age", (w, i, at) => w.Votes[i] / ((at - w.Created[i]).TotalHours + 2), ages: true), Board("Fider", Fider, ages: true)];
        Board("trending", (w, i, _) => w.Trend[i]);
        var trending = Board("trending with places", (w, i, _) => w.Trend[i], eyes: true);
        Board("interval", Interval);
        var interval = Board("interval with places", Interval, eyes: true);

        Assert.All(usual, f => Assert.True(f.Tau < 0.1));
        Assert.True(trending.Tau >= 0.4);
        Assert.True(interval is { Tau: >= 0.5, Best: >= 35, Fewest: > 0, SeenByEight: >= 0.95 });
    }
}
