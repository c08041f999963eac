using System.Security.Cryptography;
using System.Text;

namespace IdeaLab.Web.Security;

/// <summary>What a link into segments ends in: 256 random bits. Only their hash is kept, so that nobody who reads the database can join.</summary>
public static class InvitationTokens
{
    // In small letters, as all addresses of the site are written.
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.ToLowerInvariant())));
}
