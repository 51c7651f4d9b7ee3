// Which addresses a search of a network asks: those of the box's own neighbourhood, and no more than a thousand.
using System.Net;
using EdgeAgent.Drivers.Discovery;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Discovery;

public sealed class SubnetTests
{
    [Theory]
    [InlineData("192.168.1.20", 24, "192.168.1.1", "192.168.1.254", 254, "192.168.1.0/24")]
    [InlineData("10.1.2.3", 8, "10.1.2.1", "10.1.2.254", 254, "10.1.2.0/24")]
    [InlineData("10.1.2.3", 22, "10.1.0.1", "10.1.3.254", 1_022, "10.1.0.0/22")]
    [InlineData("10.1.2.3", 31, "10.1.2.2", "10.1.2.3", 2, "10.1.2.2/31")]
    [InlineData("127.0.0.1", 30, "127.0.0.1", "127.0.0.2", 2, "127.0.0.0/30")]
    public void A_network_is_asked_from_its_first_to_its_last_host(
        string own, int prefix, string first, string last, int count, string shown)
    {
        var subnet = new Subnet(IPAddress.Parse(own), prefix);
        var hosts = subnet.Hosts().ToArray();
        Assert.Equal((first, last, count), ($"{hosts[0]}", $"{hosts[^1]}", hosts.Length));
        Assert.Equal(shown, $"{subnet}");
    }

    [Fact]
    public void The_loop_of_the_box_itself_is_not_among_the_attached_networks() =>
        Assert.DoesNotContain(Subnet.Attached(), network => IPAddress.IsLoopback(network.Own));
}
