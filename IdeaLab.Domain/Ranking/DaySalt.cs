using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ranking;

/// <summary>
/// What makes the hashes of one day's visitors (UTC): random, the same for every node, and deleted after the day. From then on nobody can say
/// who a hash was of, nor that two of different days were of one.
/// </summary>
public sealed class DaySalt
{
    private const int Bytes = 32;

    private DaySalt() { }

    public DaySalt(DateOnly day) => (Day, Salt) = (day, RandomNumberGenerator.GetBytes(Bytes));

    public DateOnly Day { get; private set; }
    public byte[] Salt { get; private set; } = [];

    /// <summary>The first 16 bytes of the HMAC-SHA-256 (RFC 2104) of the visitor's <see cref="Network"/>, and of what their browser calls itself.</summary>
    public Guid HashOf(IPAddress? address, string browser) => new(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes($"{Convert.ToHexString(Network.Of(address))}\n{browser}")).AsSpan(0, 16));
}
