// The real agent with its Sparkplug face against a real broker; it has no devices, which is enough to be born.
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.SystemTests.Sparkplug;

/// <summary>An agent whose config asks for Sparkplug.</summary>
internal sealed class SparkplugStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sparkplug-").FullName;

    private SparkplugStore(Mosquitto broker, RealHost host) =>
        (Broker, Host, Line) = (broker, host, new TcpProxy(broker.Port));

    public Mosquitto Broker { get; }

    public RealHost Host { get; }

    /// <summary>The agent's way to the broker.</summary>
    public TcpProxy Line { get; }

    /// <summary>The agent's page.</summary>
    public int WebPort { get; } = Mosquitto.FreePort();

    public AgentProcess Agent { get; private set; } = null!;

    private string Config => Path.Combine(_folder, "store.yaml");

    /// <summary>Writes the config; the agent is started by the test.</summary>
    /// <param name="sparkplug">The inner of the block.</param>
    public static async Task<SparkplugStore> OpenAsync(string sparkplug = "history: 1000")
    {
        var broker = await Mosquitto.RunAsync();
        var store = new SparkplugStore(broker, await RealHost.ListenAsync(broker));
        await File.WriteAllTextAsync(
            store.Config,
            $$"""
            store: { tenant: demo, store: "0042", box: box-1 }
            uplink:
              host: 127.0.0.1
              port: {{store.Line.Port}}
              keepalive: 5s
              backoff: { shortest: 100ms, longest: 500ms }
              sparkplug: { every: 100ms, {{sparkplug}} }
            web: { port: {{store.WebPort}} }
            state: {{Path.Combine(store._folder, "state")}}
            """);
        return store;
    }

    public void StartAgent() => Agent = AgentProcess.Start("run", "--config", Config);

    public async ValueTask DisposeAsync()
    {
        if (Agent is not null) await Agent.DisposeAsync();
        await Line.DisposeAsync();
        await Host.DisposeAsync();
        await Broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
