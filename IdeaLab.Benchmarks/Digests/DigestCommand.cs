using System.CommandLine;
using System.Text.Json;

namespace IdeaLab.Benchmarks.Digests;

/// <summary><c>digest</c>: what it costs to write the weekly digests of a large lab and to deliver them.</summary>
internal static class DigestCommand
{
    private static readonly Option<int> _recipients = new("--recipients") { Description = "How many owners and leads are written to.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> _ideas = new("--ideas") { Description = "How many ideas there are.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<FileInfo?> _json = new("--json") { Description = "A file to which the figures are written too." };

    private static readonly JsonSerializerOptions _form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("digest", "Seed a lab, then measure how fast its weekly digests are composed, and delivered to a server on this machine against a bare loop.") { _recipients, _ideas, _json };
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var size = new DigestSize(parsed.GetValue(_recipients), parsed.GetValue(_ideas));
            if (size.WhyNot is { } reason)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
                return 2;
            }

            await output.WriteLineAsync($"Seeding {size}");
            await using var lab = await DigestLab.SeededAsync(size, ct);
            var figures = new DigestFigures(size, await DigestSpeed.MeasureAsync(lab, size, output, ct));
            await output.WriteLineAsync(figures.Table());
            if (parsed.GetValue(_json) is { } file) await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(figures.Flat(), _form), ct);
            return 0;
        });
        return command;
    }
}
