using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace IdeaLab.Benchmarks.Digests;

/// <summary><c>digest</c>: what it costs to write the weekly digests of a large lab and to deliver them.</summary>
internal static class DigestCommand
{
    private static readonly Option<int> _recipients = new("--recipients") { Description = "How many owners and leads are written to.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> _ideas = new("--ideas") { Description = "How many ideas there are.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<FileInfo?> _json = new("--json") { Description = "A file to which the figures are written too." };

    private static readonly Option<DirectoryInfo?> _lab = new("--lab") { Description = "A seeded lab that is measured and used up.", Hidden = true };

    private static readonly JsonSerializerOptions _form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("digest", "Seed a lab, then measure how fast its weekly digests are composed, and delivered to a server on this machine against a bare loop.") { _recipients, _ideas, _json, _lab };
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var size = new DigestSize(parsed.GetValue(_recipients), parsed.GetValue(_ideas));
            if (size.WhyNot is { } reason)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
                return 2;
            }

            var json = parsed.GetValue(_json);
            return parsed.GetValue(_lab) is { } folder ? await MeasureAsync(folder, size, output, json, ct) : await SeedAsync(size, output, json, ct);
        });
        return command;
    }

    // A process of its own measures, since the memory that seeding took is not given back.
    private static async Task<int> SeedAsync(DigestSize size, TextWriter output, FileInfo? json, CancellationToken ct)
    {
        await output.WriteLineAsync($"Seeding {size}");
        var folder = Directory.CreateTempSubdirectory("idealab-benchmarks-");
        try
        {
            await DigestLab.SeedAsync(folder, size, ct);
            string[] same = [typeof(DigestCommand).Assembly.Location, "digest", _recipients.Name, $"{size.Recipients}", _ideas.Name, $"{size.Ideas}", _lab.Name, folder.FullName, .. json is null ? [] : (string[])[_json.Name, json.FullName]];
            using var measuring = Process.Start(new ProcessStartInfo("dotnet", same) { RedirectStandardOutput = true, UseShellExecute = false })!;
            while (await measuring.StandardOutput.ReadLineAsync(ct) is { } line) await output.WriteLineAsync(line);
            await measuring.WaitForExitAsync(ct);
            return measuring.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(DirectoryInfo folder, DigestSize size, TextWriter output, FileInfo? json, CancellationToken ct)
    {
        await using var lab = new DigestLab(folder);
        var figures = new DigestFigures(size, await DigestSpeed.MeasureAsync(lab, size, output, ct));
        await output.WriteLineAsync(figures.Table());
        if (json is not null) await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(figures.Flat(), _form), ct);
        return 0;
    }
}
