using System.Buffers.Binary;
using System.Security.Cryptography;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IdeaLab.Web.Security;

/// <summary>
/// PBKDF2 with HMAC-SHA-512, as version 3 of Identity's format writes it. Comparing takes <see cref="Rounds"/> rounds whatever the hash was made with,
/// so that a member from before takes no less time than an address nobody has.
/// </summary>
public class LabPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <summary>OWASP's Password Storage Cheat Sheet asks for at least 210,000 (2023).</summary>
    public const int Rounds = 220_000;

    private const byte Version3 = 1;
    private const int RoundsAt = 5;

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        var verdict = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        if (Rounds - RoundsOf(hashedPassword) is > 0 and var missing) Spend(providedPassword, missing);
        return verdict;
    }

    /// <summary>Hashes on, for nothing but the time.</summary>
    protected virtual void Spend(string password, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], rounds, HashAlgorithmName.SHA512, 32);

    /// <summary>How many rounds a hash was made with; 0 for what is none of version 3.</summary>
    public static int RoundsOf(string hash)
    {
        Span<byte> bytes = stackalloc byte[128];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length > RoundsAt + 4 && bytes[0] == Version3 ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[RoundsAt..]) : 0;
    }
}
