using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Warning;

/// <summary>
/// Which ideas got more in an hour than chance explains: the Poisson tail of each number, averaged over how well its mean is known (<see cref="NegativeBinomialTail"/>), and of these tails only those
/// that <see cref="FalseDiscovery"/> believes. Votes and new voters rise together, under which that still holds (Benjamini, Yekutieli, "The control of the false discovery rate in multiple testing
/// under dependency", Annals of Statistics 29, 2001).
/// </summary>
public static class EarlyWarning
{
    public const double FalseDiscoveryRate = 0.05;

    /// <summary>Fewer are never worth a word, however rare they are.</summary>
    public const int LeastEvents = 5;

    // One alert per idea and week is what the tests lead to, so they are counted by the week: of the hours alone each may be wrong one time in twenty, which is eight a week.
    private const int HoursOfWeek = 168;

    /// <summary>Whether any number is worth a test; otherwise one need not ask what is usual.</summary>
    public static bool IsWorthTesting(this EventCounts came) => EventCounts.Kinds.Any(kind => came[kind] >= LeastEvents);

    /// <param name="usual">What is usual in the hour.</param>
    /// <param name="came">The ideas with numbers worth a test.</param>
    /// <param name="ideas">How many ideas there are: those to which little or nothing came were tests as well.</param>
    /// <returns>Most unlikely first.</returns>
    public static IReadOnlyList<Burst> In(Baseline usual, IReadOnlyCollection<IdeaEvents> came, int ideas)
    {
        if (!usual.IsKnown) return [];
        var tests = came.SelectMany(idea => EventCounts.Kinds.Where(kind => idea.Now[kind] >= LeastEvents).Select(kind => (Idea: idea, Number: Test(usual, idea, kind)))).ToList();
        var limit = FalseDiscovery.Limit(tests.Select(t => t.Number.Chance), Math.Max(ideas, came.Count) * EventCounts.Kinds.Length * HoursOfWeek, FalseDiscoveryRate);
        return [.. tests.Where(t => t.Number.Chance <= limit).GroupBy(t => t.Idea, t => t.Number).Select(of => new Burst(of.Key, [.. of.OrderBy(n => n.Chance)])).OrderBy(b => b.Numbers[0].Chance)];
    }

    private static UnusualNumber Test(Baseline usual, IdeaEvents idea, EventKinds kind)
    {
        var (mean, shape) = usual.Of(kind, idea.SharedAt, idea.Before[kind]);
        return new UnusualNumber(kind, mean, NegativeBinomialTail.Of(idea.Now[kind], mean, shape));
    }
}

/// <summary>What came to an idea in an hour, and in the weeks before it.</summary>
public sealed record IdeaEvents(int IdeaId, DateTime SharedAt, EventCounts Now, EventCounts Before);

/// <summary>A number that is not usual.</summary>
/// <param name="Kind">Of which events.</param>
/// <param name="Usual">How many may be expected for the idea in such an hour.</param>
/// <param name="Chance">How likely at least so many are by chance.</param>
public sealed record UnusualNumber(EventKinds Kind, double Usual, double Chance);

/// <summary>An idea with what was unusual in an hour, least likely first.</summary>
public sealed record Burst(IdeaEvents Idea, IReadOnlyList<UnusualNumber> Numbers);
