using System.Diagnostics;

namespace IdeaLab.Benchmarks.Ranking;

internal static class Seconds
{
    public static async Task<double> OfAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>What neither the luckiest nor the unluckiest round moves.</summary>
    public static double Median(IReadOnlyCollection<double> rounds) => rounds.Order().ElementAt(rounds.Count / 2);
}
