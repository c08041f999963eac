using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

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

    /// <summary>The first 16 bytes of the HMAC-SHA-256 (RFC 2104) of the visitor's network, 24 bits of an IPv4 address or 48 of an IPv6 one, and of what their browser calls itself.</summary>
    public Guid HashOf(IPAddress? address, string browser) => new(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes($"{NetworkOf(address)}\n{browser}")).AsSpan(0, 16));

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetworkV6 ? 6 : 3));
    }
}
