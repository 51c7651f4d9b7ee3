// A network that the box is in, and the addresses of it that a search may ask.
using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace EdgeAgent.Drivers.Discovery;

/// <summary>A network of IPv4.</summary>
/// <param name="Own">The box's address in it.</param>
/// <param name="Prefix">Bits of the network, 1 to 31.</param>
public sealed record Subnet(IPAddress Own, int Prefix)
{
    /// <summary>
    /// A search asks no larger network than this; of one that is larger it asks the box's neighbourhood.
    /// </summary>
    public const int WidestPrefix = 22;

    /// <summary>The neighbourhood in a larger network.</summary>
    private const int Neighbourhood = 24;

    /// <summary>The networks that are attached to the box itself; nothing behind a router, no tunnel.</summary>
    public static IReadOnlyList<Subnet> Attached() =>
    [
        .. from link in NetworkInterface.GetAllNetworkInterfaces()
           where link.OperationalStatus == OperationalStatus.Up
               && link.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel
                   or NetworkInterfaceType.Ppp)
           from address in link.GetIPProperties().UnicastAddresses
           where address.Address.AddressFamily == AddressFamily.InterNetwork && address.PrefixLength is > 0 and < 32
           select new Subnet(address.Address, address.PrefixLength),
    ];

    /// <summary>The addresses that a search asks, the box's own too: some readers are programs.</summary>
    public IEnumerable<IPAddress> Hosts()
    {
        var bits = Prefix < WidestPrefix ? Neighbourhood : Prefix;
        var own = BinaryPrimitives.ReadUInt32BigEndian(Own.GetAddressBytes());
        var size = 1u << (32 - bits);
        var first = own & ~(size - 1);
        var edge = bits == 31 ? 0u : 1u; // the network's own address and its broadcast address
        for (var at = first + edge; at < first + size - edge; at++) yield return Address(at);
    }

    /// <summary>As people write it: <c>192.168.1.0/24</c>.</summary>
    public override string ToString()
    {
        var bits = Prefix < WidestPrefix ? Neighbourhood : Prefix;
        var own = BinaryPrimitives.ReadUInt32BigEndian(Own.GetAddressBytes());
        return $"{Address(own & ~((1u << (32 - bits)) - 1))}/{bits}";
    }

    private static IPAddress Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
