using System.CommandLine;
using System.Text.Json;

namespace IdeaLab.Tests.Benchmarks;

public sealed class DigestsTests
{
    [Fact]
    public async Task Every_figure_of_a_monday_is_measured_and_everybody_gets_one_mail()
    {
        using var folder = new TestFolder();
        var (exitCode, said) = await RunAsync("digest", "--recipients", "100", "--ideas", "300", "--json", folder.File("figures.json"));

        Assert.True(exitCode == 0, said);
        Assert.Contains("100 recipients and 300 ideas", said, StringComparison.Ordinal);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(folder.File("figures.json")))!;
        Assert.Equal(["compose_per_second", "deliver_ratio", "peak_mb", "queries_per_digest"], figures.Keys.Order(StringComparer.Ordinal));
        Assert.All(figures.Values, figure => Assert.True(double.IsFinite(figure) && figure > 0));
    }

    [Theory]
    [InlineData("--recipients is at least 100.", "digest", "--recipients", "99")]
    [InlineData("--ideas is at least 100.", "digest", "--ideas", "-1")]
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
