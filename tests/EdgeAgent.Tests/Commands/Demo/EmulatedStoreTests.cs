// The readers of a demo on real ports.
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Commands.Demo;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using Xunit;

namespace EdgeAgent.Tests.Commands.Demo;

public class EmulatedStoreTests
{
    [Fact]
    public async Task A_store_tells_where_its_readers_listen_and_ends_when_stopped()
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var running = new EmulatedStore([Reader("dock", 0), Reader("shop", 0)], TimeProvider.System, output)
            .RunAsync(narrator: null, stop.Token);
        await stop.CancelAsync();

        Assert.Equal(0, await running);
        Assert.Contains("dock: a generic reader listens at 127.0.0.1:", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("shop: a generic reader listens at 127.0.0.1:", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_demo_with_a_bad_exit_code()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        DemoReader[] readers = [Reader("dock", 0), Reader("shop", port)];
        var code = await new EmulatedStore(readers, TimeProvider.System, TextWriter.Null)
            .RunAsync(narrator: null, CancellationToken.None);

        Assert.Equal(1, code);
    }

    private static DemoReader Reader(string name, int port) =>
        new(name, new EmulatedReaderOptions(), new LoadSource(10, 5, [1]), port);
}
