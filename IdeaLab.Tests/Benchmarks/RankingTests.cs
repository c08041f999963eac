using System.CommandLine;
using System.Text.Json;

namespace IdeaLab.Tests.Benchmarks;

public sealed class RankingTests
{
    [Fact]
    public async Task Every_figure_is_measured_and_written_for_people_and_for_machines()
    {
        using var folder = new TestFolder();
        var (exitCode, said) = await RunAsync("ranking", "--ideas", "300", "--votes", "3000", "--json", folder.File("figures.json"));

        Assert.Equal(0, exitCode);
        Assert.Contains("300 ideas and 3,000 votes", said, StringComparison.Ordinal);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(folder.File("figures.json")))!;
        Assert.Equal(["incremental_growth", "incremental_seconds", "peak_mb", "rebuild_ratio", "write_ratio"], figures.Keys.Order(StringComparer.Ordinal));
        Assert.All(figures.Values, figure => Assert.True(double.IsFinite(figure) && figure > 0));
    }

    [Theory]
    [InlineData("--ideas is at least 100.", "ranking", "--ideas", "99")]
    [InlineData("--votes is at least 100.", "ranking", "--votes", "-1")]
    [InlineData("--votes is at most 100 for each idea.", "ranking", "--ideas", "100", "--votes", "10001")]
    [InlineData("twelve", "ranking", "--ideas", "twelve")]
    public async Task What_cannot_be_measured_is_refused_with_a_reason(string reason, params string[] args)
    {
        var (exitCode, said) = await RunAsync(args);
        Assert.Equal(2, exitCode);
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] args)
    {
        await using var said = new StringWriter();
        var exitCode = await IdeaLab.Benchmarks.Program.RunAsync(args, new InvocationConfiguration { Output = said, Error = said });
        return (exitCode, said.ToString());
    }
}
