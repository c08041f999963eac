using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data;

/// <summary>Earlier versions kept the keys in files of the data folder, and their backups bring such files back.</summary>
public static class KeyFiles
{
    // While nodes are brought up to date one by one, an older one still reads its keys from here, and may make a new one.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Copies new ones into the database, so that whoever is signed in stays so, and deletes what was copied two days ago. One that cannot be read stays where it is.</summary>
    public static async Task TakeInAsync(string folder, IdeaLabDb db, DateTime now, CancellationToken ct)
    {
        var files = new DirectoryInfo(Path.Combine(folder, "keys"));
        if (!files.Exists) return;
        var known = (await db.DataProtectionKeys.Select(k => k.FriendlyName).ToListAsync(ct)).ToHashSet();
        foreach (var file in files.GetFiles("*.xml"))
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            if (known.Contains(name))
            {
                if (file.LastWriteTimeUtc + Kept < now) file.Delete();
            }
            else if (Read(file) is { } xml)
            {
                db.Add(new DataProtectionKey { FriendlyName = name, Xml = xml });
                await db.SaveChangesAsync(ct);
                file.LastWriteTimeUtc = now;
            }
        }
        if (!files.EnumerateFileSystemInfos().Any()) files.Delete();
    }

    private static string? Read(FileInfo file)
    {
        try
        {
            return XElement.Load(file.FullName).ToString(SaveOptions.DisableFormatting);
        }
        catch (XmlException e)
        {
            Console.WriteLine($"{file.FullName} is no key, and was left there: {e.Message}");
            return null;
        }
    }
}
