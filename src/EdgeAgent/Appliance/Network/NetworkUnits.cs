// The box's place in the network in the words of systemd-networkd and systemd-timesyncd (systemd.network(5),
// timesyncd.conf(5)). Both files live until the next start, when they are written again.
using System.Text;

namespace EdgeAgent.Appliance.Network;

/// <summary>Writes units.</summary>
internal static class NetworkUnits
{
    /// <summary>The name of the unit: sorted before what the image brings.</summary>
    public const string NetworkFile = "10-edge-box.network";

    /// <summary>The name of the time servers' file.</summary>
    public const string TimeFile = "10-edge-box.conf";

    /// <summary>The unit for systemd-networkd; null where DHCP decides everything.</summary>
    public static string? Network(NetworkOptions options)
    {
        if (options is { Address: null, Dns.Count: 0 }) return null;
        var unit = new StringBuilder("# From network.yaml of the card.\n[Match]\nType=ether\n\n[Network]\n");
        if (options.Address is null) unit.Append("DHCP=yes\n");
        else unit.Append($"Address={options.Address}\nGateway={options.Gateway}\n");
        foreach (var server in options.Dns) unit.Append($"DNS={server}\n");
        return unit.ToString();
    }

    /// <summary>The settings for systemd-timesyncd; null where others decide.</summary>
    public static string? Time(NetworkOptions options) => options.TimeServers.Count == 0
        ? null
        : $"# From network.yaml of the card.\n[Time]\nNTP={string.Join(' ', options.TimeServers)}\n";
}
