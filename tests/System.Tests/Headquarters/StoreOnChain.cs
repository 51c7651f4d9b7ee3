// A real store on a chain under test: an emulated reader in a process of its own, the agent in another, and a line to
// the broker that can be cut.
using System.Globalization;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.SystemTests.Headquarters;

/// <summary>One real box that hands over to HQ, and keeps its events until HQ says that it holds them.</summary>
internal sealed class StoreOnChain : IAsyncDisposable
{
    /// <summary>The box's address at HQ.</summary>
    public const string Address = "test/whole-way/box-1";

    private readonly string _config;
    private readonly int _readerPort = Mosquitto.FreePort();
    private readonly int _webPort = Mosquitto.FreePort();
    private readonly List<string> _words = [];
    private AgentProcess? _reader;
    private AgentProcess? _agent;

    private StoreOnChain(ChainUnderTest chain)
    {
        Line = new TcpProxy(chain.Broker.Port);
        _config = Path.Combine(chain.Folder, "store.yaml");
        State = Path.Combine(chain.Folder, "state");
        File.WriteAllText(
            _config,
            $$"""
            store: { tenant: test, store: whole-way, box: box-1 }
            zones:
              dock: { minimum-reads: 1, depart-after: 1s }
            devices:
              load:
                driver: llrp
                host: 127.0.0.1
                port: {{_readerPort}}
                antennas: { 1: { zone: dock }, 2: { zone: dock }, 3: { zone: dock }, 4: { zone: dock } }
                backoff: { shortest: 100ms, longest: 1s }
            uplink:
              host: 127.0.0.1
              port: {{Line.Port}}
              custody: hq
              keepalive: 5s
              status-every: 2s
              settle-after-broker-loss: 3s
              backoff: { shortest: 100ms, longest: 2s }
            web: { port: {{_webPort}} }
            state: {{State}}
            """);
    }

    /// <summary>The line between the box and the broker.</summary>
    public TcpProxy Line { get; }

    /// <summary>The state folder.</summary>
    public string State { get; }

    /// <summary>Makes the store; nothing runs yet.</summary>
    public static StoreOnChain On(ChainUnderTest chain) => new(chain);

    /// <summary>Starts reader and agent: so many events a second, half arrivals and half departures.</summary>
    public void Start(int eventsPerSecond = 400)
    {
        var reads = eventsPerSecond / 2;
        _reader = AgentProcess.Start(
            "demo", "--rate", Text(reads), "--tags", Text(reads * 5), "--port", Text(_readerPort));
        StartAgent();
    }

    /// <summary>Starts the agent.</summary>
    public void StartAgent() => _agent = AgentProcess.Start("run", "--config", _config);

    /// <summary>kill -9 of the agent.</summary>
    public async Task KillAgentAsync()
    {
        await _agent!.KillAsync();
        _words.Add(_agent.Output);
    }

    /// <summary>Waits until the box has accepted more than so many events.</summary>
    public Task AcceptsAsync(long events) =>
        _agent!.WaitUntilAsync(_webPort, status => status.LastSequence > events, $"more than {events} events");

    /// <summary>Stops the reader, waits until nothing new comes; says how many events the box accepted.</summary>
    public async Task<long> StopLoadAsync()
    {
        if (_reader is { } reader) await reader.KillAsync();
        await _agent!.WaitUntilAsync(
            _webPort, status => status.Devices[0].State != Hosting.DeviceState.Up, "the reader is gone");
        return (await _agent.WaitUntilAsync(_webPort, status => status.Outbox.Waiting == 0, "nothing waits"))
            .LastSequence;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_agent is not null) await _agent.DisposeAsync();
        if (_reader is not null) await _reader.DisposeAsync();
        await Line.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
