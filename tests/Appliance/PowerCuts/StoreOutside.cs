// All of the store that is not the box: the broker with HQ's subscriber, the way to it, and an RFID reader that gives
// the box events. It runs on this computer and sees no power cut.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Machines;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>Broker, line, reader.</summary>
public sealed class StoreOutside : IAsyncDisposable
{
    /// <summary>The box's id.</summary>
    public const string Box = "box-1";

    private const int ReadsPerSecond = 20;

    private readonly Mosquitto _broker;
    private readonly TcpProxy _line;
    private readonly Process _reader;
    private readonly int _readerPort = Mosquitto.FreePort();

    private StoreOutside(Mosquitto broker, HqOracle hq)
    {
        (_broker, Hq, _line) = (broker, hq, new TcpProxy(broker.Port));
        // Each tag comes every five seconds and departs after one: two events a read.
        _reader = Process.Start(new ProcessStartInfo(
            Repository.PathOf("out/edge-agent/edge-agent"),
            [
                "demo", "--rate", Text(ReadsPerSecond), "--tags", Text(ReadsPerSecond * 5),
                "--port", Text(_readerPort),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        _reader.BeginOutputReadLine();
    }

    /// <summary>What HQ got.</summary>
    public HqOracle Hq { get; }

    /// <summary>Whether the broker is out of the box's reach.</summary>
    public bool LineAway
    {
        get => _line.Refusing;
        set
        {
            _line.Refusing = value;
            if (value) _line.Cut();
        }
    }

    /// <summary>store.yaml of the box, without its state folder.</summary>
    public string Config =>
        $$"""
        store: { tenant: test, store: cuts, box: {{Box}} }
        {{Devices}}
        outbox: { commit-wait: 10ms }
        uplink:
          host: {{MachineOptions.HostAddress}}
          port: {{_line.Port}}
          status-every: 5s
          settle-after-broker-loss: 3s
          backoff: { shortest: 500ms, longest: 2s }
        web: { port: 9320 }
        """;

    /// <summary>The blocks of store.yaml for what is in the store.</summary>
    public string Devices =>
        $$"""
        zones:
          dock: { minimum-reads: 1, depart-after: 1s }
        devices:
          dock-reader:
            driver: llrp
            host: {{MachineOptions.HostAddress}}
            port: {{_readerPort}}
            antennas: { 1: { zone: dock }, 2: { zone: dock }, 3: { zone: dock }, 4: { zone: dock } }
            backoff: { shortest: 500ms, longest: 2s }
        """;

    /// <summary>Starts all of it.</summary>
    public static async Task<StoreOutside> OpenAsync()
    {
        var broker = await Mosquitto.RunAsync();
        return new StoreOutside(broker, await HqOracle.SubscribeAsync(broker));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _reader.Kill();
        await _reader.WaitForExitAsync();
        _reader.Dispose();
        await _line.DisposeAsync();
        await Hq.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
