using System.Net;
using System.Net.Sockets;

namespace IdeaLab.Domain.People;

/// <summary>The network an address belongs to: of IPv4 the first 24 bits, the smallest block that is announced by itself; of IPv6 the first 48, which is one site (RFC 6177). A household or an office is never split.</summary>
public static class Network
{
    private const int BytesOfIPv4 = 3;
    private const int BytesOfIPv6 = 6;

    /// <summary>The leading bytes of the address; IPv4 written as IPv6 is the same network. None where there is no address.</summary>
    public static ReadOnlySpan<byte> Of(IPAddress? address)
    {
        if (address is null) return [];
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetworkV6 ? BytesOfIPv6 : BytesOfIPv4);
    }
}
