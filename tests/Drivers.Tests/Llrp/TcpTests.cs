// The driver and the emulated reader over real TCP.
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Transport;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class TcpTests : ISecretSource
{
    [Fact]
    public async Task Reads_come_over_TCP_until_the_driver_is_stopped()
    {
        var signals = new Signals();
        var host = new RecordingHost(signals);
        using var end = new CancellationTokenSource();
        using var stop = new CancellationTokenSource();
        using var reader = new EmulatedReader(new(), new LoadSource(2000, 100, [1, 2, 3, 4]), TimeProvider.System);
        using var listener = new ReaderListener(reader, 0);
        var serving = listener.RunAsync(end.Token);
        var options = new LlrpOptions
        {
            Host = "127.0.0.1",
            Port = listener.Port,
            Antennas = Enumerable.Range(1, 4).ToDictionary(port => port, port => new LlrpAntenna($"zone-{port}")),
        };
        var services = new DriverServices
        {
            Time = TimeProvider.System,
            Network = new TcpStreamConnector(this),
            Secrets = this,
        };

        var running = new LlrpDriver().Create("load", options, services).RunAsync(host, stop.Token);
        await signals.UntilAsync(() => host.ReadCount >= 500, "500 reads");
        await stop.CancelAsync();
        await running;
        await end.CancelAsync();
        await serving;

        Assert.Equal(100, host.Reads.Select(read => read.Epc).Distinct().Count());
        Assert.Empty(host.Notes);
    }

    public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secrets here.");
}
