using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Moderation;

/// <summary>
/// What makes the hashes of one week's networks (from Monday on, UTC): random, the same for every node, and deleted when the week is over. From then on nobody can try whether a hash is of an address.
/// At the seam one network has two hashes, so a crowd that votes across it looks like two of half the size. The simulation of the rules has that seam too, so what it costs is within their figures.
/// </summary>
public sealed class NetworkSalt
{
    private const int Bytes = 32;

    private NetworkSalt() { }

    public NetworkSalt(DateOnly week) => (Week, Salt) = (week, RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its Monday.</summary>
    public DateOnly Week { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public static DateOnly WeekOf(DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>The first 8 bytes of the HMAC-SHA-256 (RFC 2104) of the network; null where there is no address.</summary>
    public long? HashOf(IPAddress? address) => address is null ? null : Hash(Network.Of(address));

    /// <summary>The same of whatever else tells networks apart.</summary>
    public long Hash(ReadOnlySpan<byte> network) => BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(Salt, network));
}
