using System.CommandLine;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether the keys that sign people in are there, wherever they are kept, and each can be used.</summary>
internal sealed class KeysDoctor(IKeyManager manager) : IDoctor
{
    public Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        var keys = manager.GetAllKeys();
        var unreadable = keys.Where(key => !CanBeUsed(key)).Select(key => $"{key.KeyId}").ToList();
        if (keys.Count == 0) return to.SayAsync(false, "There is no data-protection key: nobody stays signed in.");
        return unreadable.Count == 0
            ? to.SayAsync(true, $"Data-protection keys: {keys.Count}, each can be used.")
            : to.SayAsync(false, $"Data-protection keys that cannot be used: {string.Join(", ", unreadable)}. Who was signed in by them has to sign in again.");
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
