// A store where somebody picks by voice: a real broker, HQ's subscriber, the real agent, an operator who was added
// by the command, and work that comes as a file.
using System.Diagnostics;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Web;

namespace EdgeAgent.SystemTests.VoicePicking;

internal sealed class PickingStore : IAsyncDisposable
{
    public const string Number = "71";
    public const string Pin = "2468";

    private readonly List<StoreEvent> _events = [];
    private AgentProcess? _agent;

    private PickingStore(Mosquitto broker, HqOracle hq)
    {
        (Broker, Hq) = (broker, hq);
        Folder = Directory.CreateTempSubdirectory("picking-").FullName;
        (WebPort, PagePort) = (Mosquitto.FreePort(), Mosquitto.FreePort());
        hq.Heard += line =>
        {
            var at = line.IndexOf(' ', StringComparison.Ordinal);
            if (!line.AsSpan(0, at).Contains("/evt/", StringComparison.Ordinal)) return;
            lock (_events) _events.AddRange(StoreEventJson.Read(System.Text.Encoding.UTF8.GetBytes(line[(at + 1)..])));
        };
    }

    public Mosquitto Broker { get; }

    public HqOracle Hq { get; }

    public string Folder { get; }

    public int WebPort { get; }

    public int PagePort { get; }

    public string Page => $"https://127.0.0.1:{PagePort}/";

    public string Drop => Path.Combine(Folder, "drop");

    private string Config => Path.Combine(Folder, "store.yaml");

    public static async Task<PickingStore> OpenAsync()
    {
        var broker = await Mosquitto.RunAsync();
        var store = new PickingStore(broker, await HqOracle.SubscribeAsync(broker));
        Directory.CreateDirectory(store.Drop);
        await File.WriteAllTextAsync(
            store.Config,
            $$"""
            store: { tenant: test, store: voice, box: box-1 }
            outbox: { commit-wait: 5ms }
            uplink:
              host: 127.0.0.1
              port: {{broker.Port}}
              backoff: { shortest: 100ms, longest: 1s }
            voice-picking:
              headset: { address: 127.0.0.1, port: {{store.PagePort}} }
              work: { drop: {{store.Drop}} }
            web: { port: {{store.WebPort}} }
            state: {{Path.Combine(store.Folder, "state")}}
            """);
        await store.AddOperatorAsync(Number, "Maria", Pin);
        return store;
    }

    /// <summary>The events of one kind at HQ, each place once, in the order of their places.</summary>
    public IReadOnlyList<JsonElement> Events(string kind)
    {
        lock (_events)
        {
            return [.. _events.Where(one => one.Type == $"retail.{kind}.v1").DistinctBy(one => one.Place)
                .OrderBy(one => one.Place.Sequence)
                .Select(one => JsonDocument.Parse(one.Data).RootElement)];
        }
    }

    public async Task StartAsync()
    {
        _agent = AgentProcess.Start("run", "--config", Config);
        await _agent.WaitUntilAsync(
            WebPort, status => status.Headsets is not null && status.Connected.Ok, "the page is served");
    }

    public Task KillAsync() => _agent!.KillAsync();

    public Task<AgentStatus> IsAsync(Func<AgentStatus, bool> condition, string what) =>
        _agent!.WaitUntilAsync(WebPort, condition, what);

    public string Words => _agent?.Output ?? "";

    /// <summary>
    /// Puts a file of work into the drop folder, whole, and waits until the box has taken it: whoever signs on before
    /// that is told that there is no work.
    /// </summary>
    public async Task GiveAsync(string name, string text)
    {
        var hidden = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(hidden, text);
        var dropped = Path.Combine(Drop, name);
        File.Move(hidden, dropped);
        await EdgeAgent.TestSupport.Until.True(() => !File.Exists(dropped));
    }

    public async ValueTask DisposeAsync()
    {
        if (_agent is not null) await _agent.DisposeAsync();
        await Hq.DisposeAsync();
        await Broker.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task AddOperatorAsync(string number, string name, string pin)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "edge-agent"),
            ["operators", "add", number, "--name", name, "--config", Config])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteLineAsync(pin);
        process.StandardInput.Close();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"operators add failed: {complaint}");
    }
}
