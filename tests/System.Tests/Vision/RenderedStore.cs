// The rendered car park and door of the demo, played to the real agent with its real models and a real broker.
using System.Collections.Concurrent;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.SystemTests.Vision;

/// <summary>A store with two cameras.</summary>
internal sealed class RenderedStore : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _told = new();

    private RenderedStore(Mosquitto broker, HqOracle hq)
    {
        (Broker, Hq) = (broker, hq);
        hq.Heard += _told.Enqueue;
        Folder = Directory.CreateTempSubdirectory("rendered-").FullName;
        WebPort = Mosquitto.FreePort();
    }

    /// <summary>The broker.</summary>
    public Mosquitto Broker { get; }

    /// <summary>What HQ got.</summary>
    public HqOracle Hq { get; }

    /// <summary>Config, key, list and state.</summary>
    public string Folder { get; }

    /// <summary>The page's port.</summary>
    public int WebPort { get; }

    /// <summary>The config file.</summary>
    public string Config => Path.Combine(Folder, "store.yaml");

    /// <summary>The plates on the rendered cars that the list knows, in clear.</summary>
    public static IReadOnlyList<string> Plates { get; } =
        [.. File.ReadLines(Repository.PathOf("demo/known-plates.csv"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split(',')[0])];

    /// <summary>Everything that HQ was told, events included.</summary>
    public string Told => string.Join('\n', _told);

    /// <summary>The running agent.</summary>
    public AgentProcess? Agent { get; private set; }

    /// <summary>Makes the store and starts the agent.</summary>
    public static async Task<RenderedStore> StartAsync()
    {
        var broker = await Mosquitto.RunAsync();
        var store = new RenderedStore(broker, await HqOracle.SubscribeAsync(broker));
        await store.MakeListAsync();
        File.WriteAllText(store.Config, store.ConfigText());
        store.Agent = AgentProcess.Start("run", "--config", store.Config);
        return store;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Agent is not null) await Agent.DisposeAsync();
        await Hq.DisposeAsync();
        await Broker.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task MakeListAsync()
    {
        var key = Path.Combine(Folder, "plate.key");
        File.WriteAllText(key, new string('5', 64));
        await using var list = AgentProcess.Start(
            "plate-list", "--key", $"file:{key}", Repository.PathOf("demo/known-plates.csv"));
        if (await list.ExitAsync() != 0) throw new InvalidOperationException(list.Output);
        File.WriteAllText(Path.Combine(Folder, "known.csv"), list.Output + "\n");
    }

    private string ConfigText() =>
        $$"""
        store: { tenant: test, store: rendered, box: box-1 }
        devices:
          car-park:
            driver: camera
            file: {{Repository.PathOf("demo/car-park.mp4")}}
            plates: { region: eu }
          door:
            driver: camera
            file: {{Repository.PathOf("demo/door.mp4")}}
            footfall: { lines: { entrance: { points: "0.9,0.7 0.1,0.7" } } }
        vehicles: { key: "file:{{Path.Combine(Folder, "plate.key")}}", list: {{Path.Combine(Folder, "known.csv")}} }
        footfall: { events: true, areas: { shop: { lines: [door/entrance] } } }
        uplink: { host: 127.0.0.1, port: {{Broker.Port}} }
        web: { port: {{WebPort}} }
        state: {{Path.Combine(Folder, "state")}}
        """;
}
