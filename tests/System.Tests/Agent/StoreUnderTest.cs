// A whole store for one test: a real broker, HQ's subscriber, an emulated reader in a process of its own, and the agent
// in another. Each can be killed and started again; the state folder stays.
using System.Globalization;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Web;

namespace EdgeAgent.SystemTests.Agent;

/// <summary>A store whose parts can be killed.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    /// <summary>The box's id.</summary>
    public const string Box = "box-1";

    private readonly List<string> _agentWords = [];
    private AgentProcess? _reader;

    private StoreUnderTest(Mosquitto broker, HqOracle hq)
    {
        (Broker, Hq) = (broker, hq);
        Folder = Directory.CreateTempSubdirectory("store-").FullName;
        (ReaderPort, WebPort) = (Mosquitto.FreePort(), Mosquitto.FreePort());
    }

    /// <summary>The broker.</summary>
    public Mosquitto Broker { get; }

    /// <summary>What HQ got.</summary>
    public HqOracle Hq { get; }

    /// <summary>Config and state.</summary>
    public string Folder { get; }

    /// <summary>The state folder.</summary>
    public string State => Path.Combine(Folder, "state");

    /// <summary>The reader's port.</summary>
    public int ReaderPort { get; }

    /// <summary>The page's port.</summary>
    public int WebPort { get; }

    /// <summary>The config file.</summary>
    public string Config => Path.Combine(Folder, "store.yaml");

    /// <summary>The running agent.</summary>
    public AgentProcess? Agent { get; private set; }

    /// <summary>Makes the store; broker and HQ run, reader and agent are started by the test.</summary>
    /// <param name="brokerPort">Another way to the broker, through a proxy; null = straight.</param>
    /// <param name="outbox">The inner of the <c>outbox:</c> block.</param>
    public static async Task<StoreUnderTest> OpenAsync(int? brokerPort = null, string outbox = "commit-wait: 10ms")
    {
        var broker = await Mosquitto.RunAsync();
        var store = new StoreUnderTest(broker, await HqOracle.SubscribeAsync(broker));
        store.WriteConfig(brokerPort ?? broker.Port, outbox);
        return store;
    }

    /// <summary>Writes the config: one reader, every read an arrival, every silence of a second a departure.</summary>
    public void WriteConfig(int brokerPort, string outbox) => File.WriteAllText(
        Config,
        $$"""
        store: { tenant: test, store: kill, box: {{Box}} }
        zones:
          dock: { minimum-reads: 1, depart-after: 1s }
        devices:
          load:
            driver: llrp
            host: 127.0.0.1
            port: {{ReaderPort}}
            antennas: { 1: { zone: dock }, 2: { zone: dock }, 3: { zone: dock }, 4: { zone: dock } }
            backoff: { shortest: 100ms, longest: 1s }
        outbox: { {{outbox}} }
        uplink:
          host: 127.0.0.1
          port: {{brokerPort}}
          keepalive: 5s
          status-every: 5s
          settle-after-broker-loss: 3s
          backoff: { shortest: 100ms, longest: 2s }
        web: { port: {{WebPort}} }
        state: {{State}}
        """);

    /// <summary>Starts the reader: so many events a second, half arrivals and half departures.</summary>
    public void StartReader(int eventsPerSecond = 2_000)
    {
        var reads = eventsPerSecond / 2;
        // Each tag is seen every five seconds and departs after one.
        _reader = AgentProcess.Start(
            "demo",
            "--rate",
            reads.ToString(CultureInfo.InvariantCulture),
            "--tags",
            (reads * 5).ToString(CultureInfo.InvariantCulture),
            "--port", ReaderPort.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Kills the reader.</summary>
    public async Task KillReaderAsync()
    {
        if (_reader is { } reader) await reader.KillAsync();
        _reader = null;
    }

    /// <summary>Starts the agent.</summary>
    public void StartAgent() => Agent = AgentProcess.Start("run", "--config", Config);

    /// <summary>Kills the agent, and says what its disk had promised by then.</summary>
    public async Task<long> KillAgentAsync(long promisedBefore)
    {
        var status = await AgentProcess.StatusAsync(WebPort);
        await Agent!.KillAsync();
        _agentWords.Add(Agent.Output);
        return Math.Max(promisedBefore, status?.LastSequence ?? 0);
    }

    /// <summary>Waits until the agent's state is as wanted.</summary>
    public Task<AgentStatus> AgentIsAsync(Func<AgentStatus, bool> condition, string what) =>
        Agent!.WaitUntilAsync(WebPort, condition, what);

    /// <summary>Waits until the box has accepted more than so many events; says how many.</summary>
    public async Task<long> AgentPassesAsync(long sequence) =>
        (await AgentIsAsync(status => status.LastSequence > sequence, $"beyond sequence {sequence}")).LastSequence;

    /// <summary>Stops the load and waits until HQ has what the box has.</summary>
    public async Task<AgentStatus> DrainAsync()
    {
        await KillReaderAsync();
        // The last tags depart a second later; then nothing new comes, and everything must reach HQ.
        await AgentIsAsync(
            status => status.Zones.All(zone => zone.Tags == 0) || status.Devices[0].State != Hosting.DeviceState.Up,
            "no more reads");
        var last = await AgentIsAsync(status => status.Outbox.Waiting == 0, "nothing waits for HQ");
        return await AgentIsAsync(
            status => Hq.Missing(Box, status.Epoch, last.LastSequence).Count == 0,
            $"HQ holds all {last.LastSequence} events (it holds {Hq.Count})");
    }

    /// <summary>All that was ever said by the agent, for failure messages.</summary>
    public string Words => string.Join("\n--- killed ---\n", [.. _agentWords, Agent?.Output ?? ""]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Agent is not null) await Agent.DisposeAsync();
        if (_reader is not null) await _reader.DisposeAsync();
        await Hq.DisposeAsync();
        await Broker.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
