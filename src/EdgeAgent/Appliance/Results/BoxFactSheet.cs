// Figures and names that whoever is called about a box asks for first.
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Results;

/// <summary>Facts for the record.</summary>
internal static class BoxFactSheet
{
    /// <summary>All that is known.</summary>
    public static IReadOnlyList<ReportFact> Of(StoreConfig? config, AgentStatus? status)
    {
        var facts = new List<ReportFact> { new("version", AgentVersion.Text) };
        if (config is not null) facts.Add(new ReportFact("config", status?.ConfigHash ?? config.Hash));
        if (config?.Uplink is { } uplink) facts.Add(new ReportFact("HQ", $"{uplink.Host}:{uplink.Port}"));
        if (config is not null)
            facts.Add(new ReportFact("page", $"http://{config.Web.Address}:{config.Web.Port}/ on the box itself"));
        facts.AddRange(Addresses());
        return facts;
    }

    private static IEnumerable<ReportFact> Addresses() =>
        from adapter in NetworkInterface.GetAllNetworkInterfaces()
        where adapter.NetworkInterfaceType is not NetworkInterfaceType.Loopback
        // Cards by their names from the kernel and from systemd: eth0, enp1s0, wlan0; the rest is not for cables.
        where adapter.Name is ['e' or 'w', ..]
        let hardware = string.Join(':', adapter.GetPhysicalAddress().GetAddressBytes().Select(part => $"{part:x2}"))
        let addresses = adapter.GetIPProperties().UnicastAddresses
            .Where(address => address.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(address => $"{address.Address}/{address.PrefixLength}")
            .ToArray()
        select new ReportFact(
            adapter.Name, $"{(addresses.Length == 0 ? "no address" : string.Join(", ", addresses))} ({hardware})");
}
