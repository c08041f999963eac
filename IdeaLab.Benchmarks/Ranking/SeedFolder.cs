namespace IdeaLab.Benchmarks.Ranking;

/// <summary>Where seeded labs are. Each is measured on a copy, so that one that is kept stays as it was seeded.</summary>
internal sealed class SeedFolder(DirectoryInfo? kept) : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("idealab-benchmarks-").FullName;

    public async Task<SeededLab> OpenAsync(LabSize size, TextWriter output, CancellationToken ct)
    {
        var copy = Path.Combine(_temporary, $"{Guid.NewGuid():N}.db");
        if (kept is null)
        {
            await SeedAsync(copy, size, output, ct);
            return new SeededLab(copy, size);
        }

        kept.Create();
        var seeded = Path.Combine(kept.FullName, $"{size.Ideas}-ideas-{size.Votes}-votes.db");
        if (!File.Exists(seeded))
        {
            var begun = seeded + ".begun";
            File.Delete(begun);
            await SeedAsync(begun, size, output, ct);
            File.Move(begun, seeded);
        }

        File.Copy(seeded, copy);
        return new SeededLab(copy, size);
    }

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    private static async Task SeedAsync(string file, LabSize size, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync($"Seeding {size}");
        await using var lab = new SeededLab(file, size);
        await LabSeed.PlantAsync(lab, ct);
    }
}
