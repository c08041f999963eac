using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Data;

/// <summary>The part of an unsubscribe address that says who stops what, sealed with the lab's keys so that nobody can guess another's (RFC 8058, section 3.1).</summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("unsubscribe");

    public string For(int personId, BulkMail what) => _seal.Protect($"{personId}:{(int)what}");

    /// <returns>Null when the token is not one of ours.</returns>
    public (int PersonId, BulkMail What)? Read(string token)
    {
        try
        {
            var parts = _seal.Unprotect(token).Split(':');
            return (int.Parse(parts[0]), (BulkMail)int.Parse(parts[1]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a person can stop.</summary>
public enum BulkMail
{
    IdeaNews = 1,
    WeeklyDigest = 2,
}
