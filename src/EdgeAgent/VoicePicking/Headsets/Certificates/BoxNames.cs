// By which names and addresses handhelds may reach the box, for the certificate that it makes itself.
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace EdgeAgent.VoicePicking.Headsets.Certificates;

/// <summary>Names and addresses of the box.</summary>
/// <param name="Hosts">Host names, in lower case.</param>
/// <param name="Addresses">Addresses of private networks and loopback.</param>
internal sealed record BoxNames(IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>The networks that the box's own authority may vouch for (RFC 1918, RFC 4193, link-local,
    /// loopback).</summary>
    public static IReadOnlyList<IPNetwork> Networks { get; } =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("::1/128"),
    ];

    /// <summary>The names that hold now.</summary>
    /// <param name="further">Names and addresses out of the config.</param>
    public static BoxNames Now(IReadOnlyList<string> further)
    {
        var host = Dns.GetHostName().ToLowerInvariant();
        var hosts = new SortedSet<string>(StringComparer.Ordinal) { "localhost", host };
        if (!host.Contains('.', StringComparison.Ordinal)) hosts.Add(host + ".local");
        var addresses = new List<IPAddress> { IPAddress.Loopback, IPAddress.IPv6Loopback };
        foreach (var name in further)
            if (IPAddress.TryParse(name, out var address)) addresses.Add(address);
            else hosts.Add(name.ToLowerInvariant());
        addresses.AddRange(Own());
        return new BoxNames(
            [.. hosts.Where(name => Uri.CheckHostName(name) == UriHostNameType.Dns)],
            [.. addresses.Where(IsLocal).Distinct()]);
    }

    /// <summary>The first address that a handheld in the store can reach; null where there is none.</summary>
    public IPAddress? Reachable => Addresses.FirstOrDefault(
        address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private static bool IsLocal(IPAddress address) => Networks.Any(network => network.Contains(address));

    private static IEnumerable<IPAddress> Own()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(one => one.OperationalStatus == OperationalStatus.Up)
                .SelectMany(one => one.GetIPProperties().UnicastAddresses)
                .Select(one => one.Address)];
        }
        catch (NetworkInformationException)
        {
            // The kernel does not tell; the names and loopback remain, and the next look comes within the hour.
            return [];
        }
    }
}
