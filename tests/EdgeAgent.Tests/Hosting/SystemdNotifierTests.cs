// The notification protocol of systemd, against a real datagram socket.
using System.Net.Sockets;
using System.Text;
using EdgeAgent.Hosting.Kernel;
using Xunit;

namespace EdgeAgent.Tests.Hosting;

public sealed class SystemdNotifierTests
{
    [Fact]
    public void Readiness_and_signs_of_life_reach_the_socket_that_systemd_names()
    {
        var path = Path.Combine(Path.GetTempPath(), $"notify-{Guid.NewGuid():N}");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        using var notifier = new SystemdNotifier(path);

        notifier.Ready("3 devices");
        notifier.Watchdog();
        notifier.Stopping();

        Assert.Equal(
            ["READY=1\nSTATUS=3 devices", "WATCHDOG=1", "STOPPING=1"], Enumerable.Range(0, 3).Select(_ => Receive()));
        File.Delete(path);

        string Receive()
        {
            var buffer = new byte[256];
            return Encoding.UTF8.GetString(buffer, 0, systemd.Receive(buffer));
        }
    }

    [Fact]
    public void Without_a_socket_nothing_is_sent_and_nothing_fails()
    {
        using var notifier = new SystemdNotifier(null);

        notifier.Ready("none");
        notifier.Watchdog();
    }
}
