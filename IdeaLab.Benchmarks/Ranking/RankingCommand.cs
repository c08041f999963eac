using System.CommandLine;
using System.Text.Json;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary><c>ranking</c>: what scoring costs a vote, what a rebuild of all scores costs, and what a run of the job that ranks costs after new events.</summary>
internal static class RankingCommand
{
    /// <summary>What a run at full size is compared with.</summary>
    private const int SmallIdeas = 10_000;

    private static readonly Option<int> _ideas = new("--ideas") { Description = "How many ideas.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<int> _votes = new("--votes") { Description = "How many votes are cast for them.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<FileInfo?> _json = new("--json") { Description = "A file to which the figures are written too." };
    private static readonly Option<DirectoryInfo?> _keep = new("--keep") { Description = "A folder in which what was seeded is kept for the next time. Without it a temporary folder is used and thrown away." };

    private static readonly JsonSerializerOptions _form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("ranking", "Seed a lab, then measure votes with and without scoring, a rebuild against a scan, and a run after 1,000 new events.") { _ideas, _votes, _json, _keep };
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var size = new LabSize(parsed.GetValue(_ideas), parsed.GetValue(_votes));
            if (size.WhyNot is { } reason)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
                return 2;
            }

            using var folder = new SeedFolder(parsed.GetValue(_keep));
            var figures = await MeasureAsync(size, folder, output, ct);
            await output.WriteLineAsync(figures.Table());
            if (parsed.GetValue(_json) is { } file) await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(figures.Flat(), _form), ct);
            return 0;
        });
        return command;
    }

    private static async Task<RankingFigures> MeasureAsync(LabSize size, SeedFolder folder, TextWriter output, CancellationToken ct)
    {
        await using var large = await folder.OpenAsync(size, output, ct);
        await using var small = await folder.OpenAsync(size.CutTo(SmallIdeas), output, ct);

        await output.WriteLineAsync("Voting with and without scoring");
        var writing = await WriteSpeed.MeasureAsync(large, ct);
        await output.WriteLineAsync("Setting all scores anew");
        var rebuild = await RebuildSpeed.MeasureAsync(large, ct);
        await output.WriteLineAsync("Ranking after new events");
        var ranking = await RunSpeed.MeasureAsync(large, small, ct);
        return new RankingFigures(size, small.Size, writing, rebuild, ranking);
    }
}
