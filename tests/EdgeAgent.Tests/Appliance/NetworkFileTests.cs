// network.yaml and what systemd is told.
using EdgeAgent.Appliance.Reporting;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class NetworkFileTests : IDisposable
{
    private const string Right =
        "address: 192.168.10.20/24\ngateway: 192.168.10.1\ndns: [192.168.10.1]\ntime-servers: [ntp.store, 192.168.10.1]\n";

    private readonly TestBox _box = new();

    public NetworkFileTests() => _box.Put("store.yaml", TestBox.Store);

    private string Unit => Path.Combine(_box.Paths.NetworkUnits, "10-edge-box.network");

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_fixed_address_becomes_a_unit_and_networkd_reads_it_at_once()
    {
        _box.Put("network.yaml", Right.Replace("\n", "\r\n"));

        _box.Boot();

        Assert.EndsWith(
            "[Network]\nAddress=192.168.10.20/24\nGateway=192.168.10.1\nDNS=192.168.10.1\n", File.ReadAllText(Unit));
        Assert.EndsWith(
            "NTP=ntp.store 192.168.10.1\n",
            File.ReadAllText(Path.Combine(_box.Paths.TimeUnits, "10-edge-box.conf")));
        Assert.Equal("networkctl reload", _box.Calls[^1]);
    }

    [Fact]
    public void The_units_are_there_again_after_each_start_even_without_the_card()
    {
        _box.Put("network.yaml", Right);
        _box.Boot();
        Directory.Delete(_box.Paths.NetworkUnits, recursive: true);
        Directory.Delete(_box.CardFolder, recursive: true);

        _box.Boot();

        Assert.Contains("Address=192.168.10.20/24", File.ReadAllText(Unit));
    }

    [Fact]
    public void An_empty_network_yaml_brings_DHCP_back()
    {
        _box.Put("network.yaml", Right);
        _box.Boot();
        _box.Put("network.yaml", "# by DHCP again\r\n");

        _box.Boot();

        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public void Without_network_yaml_nothing_is_said_about_the_network()
    {
        _box.Boot();

        Assert.False(Directory.Exists(_box.Paths.NetworkUnits));
        Assert.Empty(_box.Calls);
    }

    [Theory]
    [InlineData("address: 192.168.10.20\ngateway: 192.168.10.1\n", "line 1: `address` is `192.168.10.20`: expected")]
    [InlineData("address: 192.168.10.20/33\ngateway: 192.168.10.1\n", "`address` is `192.168.10.20/33`")]
    [InlineData("address: 192.168.10.20/24\n", "`gateway` is missing")]
    [InlineData("gateway: 192.168.10.1\n", "`gateway` needs an `address`")]
    [InlineData("dns: [router]\n", "`router` under `dns` is no address")]
    [InlineData("adress: 192.168.10.20/24\n", "did you mean `address`?")]
    [InlineData("time-servers: [\"a; b\"]\n", "neither a name nor an address")]
    public void A_mistake_is_told_and_the_settings_before_it_stay(string text, string words)
    {
        _box.Put("network.yaml", Right);
        _box.Boot();
        _box.Put("network.yaml", text);

        var report = _box.Boot();

        Assert.Contains(report.Points, point => point.Level == PointLevel.Mend && point.Sentence.Contains(words));
        Assert.Contains("Address=192.168.10.20/24", File.ReadAllText(Unit));
    }
}
