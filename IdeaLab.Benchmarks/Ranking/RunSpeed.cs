using IdeaLab.Web.Jobs;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>Seconds for the job that ranks, after a thousand new events, in the lab and in a small one.</summary>
internal sealed record RunSpeed(double Large, double Small)
{
    public const int Events = 1000;

    public double Growth => Large / Small;

    public static async Task<RunSpeed> MeasureAsync(SeededLab large, SeededLab small, CancellationToken ct)
    {
        var (larges, smalls) = (new List<double>(), new List<double>());
        for (var round = 0; round <= large.Size.Rounds; round++)
        {
            larges.Add(await RunAsync(large, ct));
            smalls.Add(await RunAsync(small, ct));
        }

        // The first has no board before it to compare with.
        return new RunSpeed(Seconds.Median(larges[1..]), Seconds.Median(smalls[1..]));
    }

    private static async Task<double> RunAsync(SeededLab lab, CancellationToken ct)
    {
        await lab.HappenAsync(Events, ct);
        return await Seconds.OfAsync(() => lab.RunAsync<RankIdeasJob>(ct));
    }
}
