using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Warning;
using Xunit.Abstractions;

namespace IdeaLab.Tests.Domain.Warning;

public sealed class QuietYearTests(ITestOutputHelper output)
{
    private const int Weeks = 52;

    [Theory]
    [InlineData(1, 400, 1.0)]
    [InlineData(2, 50, 1.0)]
    [InlineData(3, 400, 0.2)]
    public void In_a_quiet_year_fewer_than_one_false_alert_is_raised_a_week(int seed, int ideas, double busy)
    {
        var year = new QuietYear(seed, ideas, busy, EarlyWarning.In);
        var alerts = Alerts(year, Weeks);
        output.WriteLine($"{year.Ideas} ideas, {year.Events} events in {Weeks} weeks: {alerts} false alerts");
        Assert.InRange(alerts, 0, Weeks - 1);
    }

    [Fact]
    public void In_a_lively_lab_that_holds_only_as_the_mean_is_not_taken_for_known_and_tests_are_counted_by_the_week()
    {
        var weeks = new Dictionary<string, HashSet<(int, int)>> { ["as built"] = [], ["Poisson tail"] = [], ["tests of the hour"] = [] };
        var hour = 0;
        var quarter = new QuietYear(3, 400, 10, (usual, came, ideas) =>
        {
            Note("as built", EarlyWarning.In(usual, came, ideas).Select(b => b.Idea.IdeaId));
            Note("Poisson tail", Believed(usual, came, ideas * 168, (count, mean, _) => PoissonTail.Of(count, mean)));
            Note("tests of the hour", Believed(usual, came, ideas, NegativeBinomialTail.Of));
            return [];
        });
        for (; hour < 13 * 168; hour++) quarter.Pass();

        output.WriteLine($"{quarter.Ideas} ideas, {quarter.Events} events in 13 weeks: " + string.Join(", ", weeks.Select(w => $"{w.Key} {w.Value.Count}")));
        Assert.InRange(weeks["as built"].Count, 0, 12);
        Assert.InRange(weeks["Poisson tail"].Count, 13, int.MaxValue);
        Assert.InRange(weeks["tests of the hour"].Count, 13, int.MaxValue);

        void Note(string how, IEnumerable<int> ideas) => weeks[how].UnionWith(ideas.Select(id => (id, hour / 168)));
    }

    [Fact]
    public void Eight_votes_at_once_for_a_quiet_idea_are_seen_within_the_hour()
    {
        var lab = new QuietYear(1, 400, 1, EarlyWarning.In);
        for (var hour = 0; hour < 9 * 168; hour++) lab.Pass();
        var found = 0;
        for (var n = 0; n < 20; n++)
        {
            for (var hour = 0; hour < 7; hour++) lab.Pass();
            if (lab.Pass((n * 17, new EventCounts(8, 0, 0, 3))).Any(b => b.Idea.IdeaId == n * 17)) found++;
        }
        output.WriteLine($"{found} of 20 bursts of eight votes found");
        Assert.InRange(found, 18, 20);
    }

    [Fact]
    public void Thirty_votes_at_once_are_seen_where_one_an_hour_is_usual()
    {
        const int Idea = 200;
        var lab = new QuietYear(1, 400, 1, EarlyWarning.In);
        for (var hour = 0; hour < 9 * 168 + 11; hour++) Assert.DoesNotContain(lab.Pass((Idea, new EventCounts(1, 0, 0, 0))), b => b.Idea.IdeaId == Idea);

        var number = Assert.Single(Assert.Single(lab.Pass((Idea, new EventCounts(30, 0, 0, 0)))).Numbers);
        output.WriteLine($"30 votes where {number.Usual:0.0} are usual: {number.Chance:0.0e0}");
        Assert.Equal(EventKinds.Votes, number.Kind);
        Assert.InRange(number.Usual, 1, 2);
    }

    private static int Alerts(QuietYear year, int weeks)
    {
        var alerts = new HashSet<(int, int)>();
        for (var hour = 0; hour < weeks * 168; hour++) alerts.UnionWith(year.Pass().Select(b => (b.Idea.IdeaId, hour / 168)));
        return alerts.Count;
    }

    private static List<int> Believed(Baseline usual, IReadOnlyCollection<IdeaEvents> came, int tests, Func<int, double, double, double> tail)
    {
        if (!usual.IsKnown) return [];
        var tails = came.SelectMany(idea => EventCounts.Kinds.Where(kind => idea.Now[kind] >= EarlyWarning.LeastEvents).Select(kind =>
        {
            var (mean, shape) = usual.Of(kind, idea.SharedAt, idea.Before[kind]);
            return (idea.IdeaId, Tail: tail(idea.Now[kind], mean, shape));
        })).ToList();
        var limit = FalseDiscovery.Limit(tails.Select(t => t.Tail), tests * EventCounts.Kinds.Length, EarlyWarning.FalseDiscoveryRate);
        return tails.FindAll(t => t.Tail <= limit).ConvertAll(t => t.IdeaId);
    }
}
