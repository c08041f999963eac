using System.CommandLine;
using IdeaLab.Benchmarks.Digests;
using IdeaLab.Benchmarks.Ranking;

namespace IdeaLab.Benchmarks;

/// <summary>Measures the lab on this machine.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args);

    /// <returns>0; 2 when what was typed cannot be understood.</returns>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration? console = null)
    {
        var parsed = new RootCommand("Measures IdeaLab on this machine.") { RankingCommand.Create(), DigestCommand.Create() }.Parse(args);
        var exitCode = await parsed.InvokeAsync(console);
        return parsed.Errors.Count > 0 ? 2 : exitCode;
    }
}
