using System.CommandLine;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the keys that sign people in are there, wherever they are kept, and each can be used.</summary>
internal sealed class KeysDoctor(IKeyManager manager, IdeaLabDb db) : IDoctor
{
    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var keys = manager.GetAllKeys();
        var unreadable = keys.Where(key => !CanBeUsed(key)).Select(key => $"{key.KeyId}").ToList();
        if (keys.Count == 0) return await to.SayAsync(false, "There is no data-protection key: nobody stays signed in.");
        return unreadable.Count == 0
            ? await to.SayAsync(true, $"Data-protection keys: {keys.Count}, each can be used. Encrypted with a certificate: {await db.EncryptedKeysAsync(ct)}.")
            : await to.SayAsync(false, $"Data-protection keys that cannot be used: {string.Join(", ", unreadable)}. Who was signed in by them has to sign in again, and links in mails that they sealed are dead; if they are encrypted, Keys:Certificates lacks the certificate.");
    }

    private static bool CanBeUsed(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
#pragma warning disable CA1031 // Whatever a key is encrypted with may say it in its own way that it cannot be opened.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
