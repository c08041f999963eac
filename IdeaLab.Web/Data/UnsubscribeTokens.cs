using System.Security.Cryptography;
using IdeaLab.Domain.People;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Data;

/// <summary>
/// The part of an address in a bulk mail that says who stops or chooses what, sealed with the lab's keys so that nobody can guess another's (RFC 8058, section 3.1).
/// It does not run out: the keys are kept as long as the database is, and a mail may be opened years later.
/// </summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("unsubscribe");

    /// <param name="personId">Who stops it.</param>
    /// <param name="what">What is stopped.</param>
    /// <param name="writtenFor">The choices of news the mail is written for: those to go back to.</param>
    public string For(int personId, BulkMail what, NewsChoices writtenFor) => _seal.Protect($"{personId}:{(int)what}:{writtenFor.ToDigits()}");

    /// <returns>Null when the token is not one of ours.</returns>
    public (int PersonId, BulkMail What, NewsChoices WrittenFor)? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var parts = _seal.Unprotect(token).Split(':');
            // The first mails did not say what they were written for.
            return (int.Parse(parts[0]), (BulkMail)int.Parse(parts[1]), NewsChoices.FromDigits(parts.ElementAtOrDefault(2)) ?? NewsChoices.All(MailChoice.Instant));
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
