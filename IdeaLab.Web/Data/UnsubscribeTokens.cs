using System.Security.Cryptography;
using IdeaLab.Domain.People;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Data;

/// <summary>The part of an unsubscribe address that says who stops what, sealed with the lab's keys so that nobody can guess another's (RFC 8058, section 3.1).</summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("unsubscribe");

    /// <param name="personId">Who stops it.</param>
    /// <param name="what">What is stopped.</param>
    /// <param name="writtenFor">The choice of news the mail is written for: the one to go back to.</param>
    public string For(int personId, BulkMail what, MailChoice writtenFor = MailChoice.Instant) => _seal.Protect($"{personId}:{(int)what}:{(int)writtenFor}");

    /// <returns>Null when the token is not one of ours.</returns>
    public (int PersonId, BulkMail What, MailChoice WrittenFor)? Read(string token)
    {
        try
        {
            var parts = _seal.Unprotect(token).Split(':');
            // The first mails did not say what they were written for.
            return (int.Parse(parts[0]), (BulkMail)int.Parse(parts[1]), parts.Length > 2 ? (MailChoice)int.Parse(parts[2]) : MailChoice.Instant);
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
    EarlyWarnings = 3,
}
