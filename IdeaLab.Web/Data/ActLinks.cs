using System.Globalization;
using System.Security.Cryptography;
using IdeaLab.Domain.Digests;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Data;

/// <summary>The part of an address in a mail that says who may do what about which idea, sealed with the lab's keys. A new password or address changes the account's stamp and ends every link before it.</summary>
public sealed class ActLinks(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("mailed-act");

    public string For(MailedAct mailed, string stamp) =>
        _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{mailed.PersonId}:{(int)mailed.Act}:{mailed.IdeaId}:{mailed.Until.Ticks}:{stamp}"));

    /// <returns>Null when the token is not one of ours.</returns>
    public (MailedAct Mailed, string Stamp)? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var parts = _seal.Unprotect(token).Split(':', 5);
            return (new(int.Parse(parts[0]), (DigestAct)int.Parse(parts[1]), int.Parse(parts[2]), new DateTime(long.Parse(parts[3]), DateTimeKind.Utc)), parts[4]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
