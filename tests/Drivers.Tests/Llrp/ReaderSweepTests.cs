// Readers in the network are found by their port and asked what they are, over real TCP on the loop of this machine.
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Transport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public sealed class ReaderSweepTests : ISecretSource
{
    [Fact]
    public async Task A_reader_in_the_network_is_found_and_asked_what_it_is()
    {
        using var end = new CancellationTokenSource();
        using var reader = new EmulatedReader(new(), new LoadSource(1, 1, [1]), TimeProvider.System);
        using var listener = new ReaderListener(reader, 0);
        var serving = listener.RunAsync(end.Token);
        var found = Assert.Single(await FindAsync(listener.Port));
        await end.CancelAsync();
        await serving;

        Assert.Equal($"host: 127.0.0.1", found.Block[0]);
        Assert.Equal($"port: {listener.Port}", found.Block[1]);
        Assert.Equal(
            reader.Options.Profile.Antennas,
            found.Block.Count(line => line.EndsWith("{zone: found}", StringComparison.Ordinal)));
        Assert.Contains(found.Facts, fact => fact.Key == "firmware");
        Assert.Equal(["found"], found.Zones);
    }

    [Fact]
    public async Task What_answers_without_speaking_LLRP_is_said_to_be_no_reader()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var end = new CancellationTokenSource();
        var greeting = GreetAsync(other, end.Token);
        var found = Assert.Single(await FindAsync(((IPEndPoint)other.LocalEndpoint).Port));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => greeting);
        Assert.DoesNotContain(found.Facts, fact => fact.Key == "firmware");
        Assert.StartsWith("Port ", found.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_was_not_allowed_into_the_network_asks_nobody() =>
        Assert.Empty(await new LlrpDriver().FindAsync(new FindScope(Services()), CancellationToken.None));

    public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secrets here.");

    private static async Task GreetAsync(TcpListener listener, CancellationToken stop)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(stop);
            try
            {
                await client.GetStream().WriteAsync("220 mail ready\r\n"u8.ToArray(), stop);
            }
            catch (IOException)
            {
                // The search has hung up: it has seen enough.
            }
        }
    }

    private Task<IReadOnlyList<FoundDevice>> FindAsync(int port) => new LlrpDriver().FindAsync(
        new FindScope(Services()) { Networks = [new Subnet(IPAddress.Loopback, 30)], ReaderPort = port },
        CancellationToken.None);

    private DriverServices Services() =>
        new() { Time = TimeProvider.System, Network = new TcpStreamConnector(this), Secrets = this };
}
