using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Exports;

/// <summary>Makes the file of somebody's data: JSON for programs, a page for people, and the pictures they brought in.</summary>
public sealed class DataFile(IdeaLabDb db, DataPage page)
{
    /// <summary>In bytes. Pictures beyond it are named and stay where they are.</summary>
    private const long PicturesMax = 200L * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="lab">The lab's name.</param>
    /// <param name="at">Now, UTC.</param>
    public async Task<byte[]> MakeAsync(Person person, string lab, DateTime at, CancellationToken ct)
    {
        var told = new List<ToldSection>();
        foreach (var section in PersonalData.Sections)
            told.Add(new(section.Name, await section.Read(db, person.Id).ToListAsync(ct)));

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var whole = new Dictionary<string, object> { ["lab"] = lab, ["madeAt"] = at, ["person"] = person.Id };
            foreach (var section in told) whole[section.Name] = section.Rows;
            await WriteAsync(zip, "data.json", JsonSerializer.SerializeToUtf8Bytes(whole, Json), at, ct);
            await WriteAsync(zip, "data.html", Encoding.UTF8.GetBytes(page.Of(person, lab, told, at)), at, ct);
            await WritePicturesAsync(zip, person.Id, at, ct);
        }

        return file.ToArray();
    }

    private async Task WritePicturesAsync(ZipArchive zip, int personId, DateTime at, CancellationToken ct)
    {
        var room = PicturesMax;
        foreach (var id in await db.Pictures.Where(p => p.ById == personId).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct))
        {
            var picture = await db.Pictures.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Kind, p.Content.Bytes }).SingleAsync(ct);
            room -= picture.Bytes.Length;
            if (room < 0) return;
            await WriteAsync(zip, $"pictures/{id.ToString(CultureInfo.InvariantCulture)}.{EndingOf(picture.Kind)}", picture.Bytes, at, ct);
        }
    }

    private static string EndingOf(PictureKind kind) => kind switch { PictureKind.Jpeg => "jpg", PictureKind.Png => "png", PictureKind.WebP => "webp", _ => "gif" };

    private static async Task WriteAsync(ZipArchive zip, string name, byte[] bytes, DateTime at, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(at, TimeSpan.Zero);
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(bytes, ct);
    }
}
