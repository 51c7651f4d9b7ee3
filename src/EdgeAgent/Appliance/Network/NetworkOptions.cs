// network.yaml: only for stores whose network gives no addresses by itself (DHCP), or keeps its own time servers.
using System.Net;
using System.Text.RegularExpressions;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Appliance.Network;

/// <summary>The box's place in the store's network.</summary>
internal sealed partial record NetworkOptions
{
    /// <summary>Address with the length of its network, as in <c>192.168.10.20/24</c>; null = by DHCP.</summary>
    public string? Address { get; init; }

    /// <summary>The router; null = none, or by DHCP.</summary>
    public string? Gateway { get; init; }

    /// <summary>Name servers; none = by DHCP.</summary>
    public IReadOnlyList<string> Dns { get; init; } = [];

    /// <summary>Time servers, by name or address; none = by DHCP or the image's own.</summary>
    public IReadOnlyList<string> TimeServers { get; init; } = [];

    /// <summary>Reads the file.</summary>
    internal static NetworkOptions Read(IOptionReader reader)
    {
        var options = new NetworkOptions
        {
            Address = reader.OptionalText(
                "address",
                "The box's own address with the length of its network; without it DHCP.",
                "192.168.10.20/24"),
            Gateway = reader.OptionalText("gateway", "The store's router.", "192.168.10.1"),
            Dns = reader.Texts("dns", "Name servers.", "192.168.10.1"),
            TimeServers = reader.Texts("time-servers", "Where the box gets its time.", "192.168.10.1"),
        };
        Judge(options, reader);
        return options;
    }

    private static void Judge(NetworkOptions options, IOptionReader reader)
    {
        if (options.Address is { } address && !IsNetwork(address))
            reader.Fault(
                "address",
                $"`address` is `{address}`: expected an address and the length of its network, for example `address: 192.168.10.20/24`.");
        if (options.Gateway is { } gateway && !IsAddress(gateway))
            reader.Fault(
                "gateway",
                $"`gateway` is `{gateway}`: expected an address, for example `gateway: 192.168.10.1`.");
        if (options.Gateway is not null && options.Address is null)
            reader.Fault(
                "gateway",
                "`gateway` needs an `address`: without one the network gives both (DHCP). Remove it or add `address`.");
        if (options.Address is not null && options.Gateway is null)
            reader.Fault(
                "gateway",
                "`gateway` is missing: with an `address` of its own the box needs the router to reach HQ, for example `gateway: 192.168.10.1`.");
        foreach (var server in options.Dns.Where(server => !IsAddress(server)))
            reader.Fault(
                "dns",
                $"`{server}` under `dns` is no address: write numbers, for example `dns: [192.168.10.1]`.");
        foreach (var server in options.TimeServers.Where(server => !IsAddress(server) && !HostName().IsMatch(server)))
            reader.Fault(
                "time-servers",
                $"`{server}` under `time-servers` is neither a name nor an address.");
    }

    private static bool IsNetwork(string text) => text.Split('/') is [var address, var length]
        && IsAddress(address) && int.TryParse(length, out var bits)
        && bits >= 1 && bits <= (address.Contains(':') ? 128 : 32);

    // IPAddress takes `10` and `10.1` for addresses too; a person who writes them means something else.
    private static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out _) && (text.Contains(':') || text.Count(letter => letter == '.') == 3);

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex HostName();
}
