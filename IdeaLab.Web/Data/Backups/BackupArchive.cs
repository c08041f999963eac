using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdeaLab.Web.Data.Backups;

/// <summary>
/// The one file: a zip of manifest, database and keys. Its comment is the SHA-256 of everything before it, so that one bit anywhere is noticed; it guards against accidents, not against a forger.
/// </summary>
public static class BackupArchive
{
    private const string ManifestName = "idealab-backup.json";
    private const string DatabaseName = "idealab.db";
    private const string KeysName = "keys/";
    private const int SealLength = SHA256.HashSizeInBytes * 2;

    // A zip begins with the header of its first entry, 30 bytes and the name, and ends with 22 bytes and the comment.
    private const int NameAt = 30;
    private const int EndLength = 22;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task WriteAsync(string file, BackupManifest manifest, string database, IEnumerable<string> keys, CancellationToken ct)
    {
        await using var stream = DataDirectory.CreateFileForOwner(file);
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = new string('0', SealLength);
            await using (var entry = await zip.CreateEntry(ManifestName).OpenAsync(ct)) await JsonSerializer.SerializeAsync(entry, manifest, Json, ct);
            await zip.CreateEntryFromFileAsync(database, DatabaseName, CompressionLevel.Fastest, ct);
            foreach (var key in keys) await zip.CreateEntryFromFileAsync(key, KeysName + Path.GetFileName(key), ct);
        }
        var seal = await SealAsync(stream, ct);
        stream.Position = stream.Length - SealLength;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(seal), ct);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Unpacks database and keys into a new folder, and proves them.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="folder">Not there yet.</param>
    /// <param name="name">What a fault of the database says it is found in.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="BackupException">The file is no backup, is not whole, or holds other rows than it says.</exception>
    public static async Task<BackupManifest> UnpackAsync(string file, string folder, string name, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        await RequireWholeAsync(file, stream, ct);
        DataDirectory.CreateForOwner(folder);
        DataDirectory.CreateForOwner(Path.Combine(folder, KeysName));

        await using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var manifest = await ManifestAsync(file, zip, ct);
        foreach (var entry in zip.Entries.Where(e => e.FullName == DatabaseName || e.FullName == KeysName + e.Name))
            await UnpackAsync(entry, Path.Combine(folder, entry.FullName), ct);
        await manifest.ProveAsync(Path.Combine(folder, DatabaseName), name, ct);
        return manifest;
    }

    private static async Task RequireWholeAsync(string file, FileStream stream, CancellationToken ct)
    {
        if (Encoding.ASCII.GetString(await ReadAsync(stream, NameAt, ManifestName.Length, ct)) != ManifestName) throw new BackupException($"{file} is not a backup of IdeaLab.");
        var end = await ReadAsync(stream, stream.Length - SealLength - EndLength, EndLength + SealLength, ct);
        if (!end.AsSpan().StartsWith("PK\u0005\u0006"u8)) throw new BackupException($"{file} is cut off: it has no end.");
        if (Encoding.ASCII.GetString(end.AsSpan(EndLength)) != await SealAsync(stream, ct)) throw new BackupException($"{file} was changed or is damaged: its SHA-256 is not the one it ends with.");
        stream.Position = 0;
    }

    private static async Task<BackupManifest> ManifestAsync(string file, ZipArchive zip, CancellationToken ct)
    {
        await using var entry = await zip.GetEntry(ManifestName)!.OpenAsync(ct);
        var manifest = (await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Json, ct))!;
        return manifest.Format <= BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupException($"{file} is from a newer version of the program: its format is {manifest.Format}, and this version reads {BackupManifest.CurrentFormat}.");
    }

    private static async Task UnpackAsync(ZipArchiveEntry entry, string to, CancellationToken ct)
    {
        await using var file = DataDirectory.CreateFileForOwner(to);
        await using var packed = await entry.OpenAsync(ct);
        await packed.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
    }

    private static async Task<byte[]> ReadAsync(FileStream stream, long at, int length, CancellationToken ct)
    {
        if (at < 0) return [];
        var bytes = new byte[length];
        stream.Position = at;
        return bytes[..await stream.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, ct)];
    }

    private static async Task<string> SealAsync(FileStream stream, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        stream.Position = 0;
        for (var left = stream.Length - SealLength; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), ct);
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
