using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data;

/// <summary>Earlier versions kept the keys in files of the data folder, and their backups bring such files back.</summary>
public static class KeyFiles
{
    /// <summary>Moves them into the database, each once, so that whoever is signed in stays so. One that cannot be read stays where it is.</summary>
    public static async Task TakeInAsync(string folder, IdeaLabDb db, CancellationToken ct)
    {
        var files = new DirectoryInfo(Path.Combine(folder, "keys"));
        if (!files.Exists) return;
        var taken = files.GetFiles("*.xml").Select(file => (File: file, Xml: Read(file))).Where(key => key.Xml is not null).ToList();
        var known = await db.DataProtectionKeys.Select(k => k.FriendlyName).ToListAsync(ct);
        db.AddRange(taken.Select(key => new DataProtectionKey { FriendlyName = Path.GetFileNameWithoutExtension(key.File.Name), Xml = key.Xml }).ExceptBy(known, k => k.FriendlyName));
        await db.SaveChangesAsync(ct);

        foreach (var (file, _) in taken) file.Delete();
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
