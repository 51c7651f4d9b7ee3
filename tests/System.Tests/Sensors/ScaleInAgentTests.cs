// A scale with a thermometer at a serial port, the real agent in a real process, a real broker: what lies on the shelf,
// and how cold it is, from the cable to HQ, over kills of the agent.
using System.Globalization;
using EdgeAgent.Drivers.Tests.SerialLines;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Sensors;

public sealed class ScaleInAgentTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scale-").FullName;
    private readonly int _web = Mosquitto.FreePort();
    private readonly PseudoTerminal _cable = new();
    private readonly CancellationTokenSource _unplugged = new();
    private double _kilograms = 1.25;
    private double _celsius = 4;
    private Task _talk = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _unplugged.CancelAsync();
        await _talk;
        _unplugged.Dispose();
        _cable.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [MosquittoFact]
    public async Task What_is_taken_from_a_shelf_reaches_HQ_once_whatever_is_killed_in_between()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        var config = Config(broker.Port);
        _talk = Task.Run(TalkAsync);

        await using (var agent = AgentProcess.Start("run", "--config", config))
        {
            await agent.WaitUntilAsync(_web, status => Items(status) == 5, "five items");
            Volatile.Write(ref _kilograms, 0);
            await agent.WaitUntilAsync(_web, status => Stocked(status) == Stock.Empty, "an empty shelf");
            Volatile.Write(ref _celsius, 12.5);
            await agent.WaitUntilAsync(_web, status => status.Sensors.Cold[0].Breach, "a breach");
            await agent.KillAsync();
        }

        await using (var agent = AgentProcess.Start("run", "--config", config))
        {
            await agent.WaitUntilAsync(
                _web, status => Stocked(status) == Stock.Empty && status.Sensors.Cold[0].Breach, "what it was before");
            Volatile.Write(ref _kilograms, 2);
            Volatile.Write(ref _celsius, 4);
            await agent.WaitUntilAsync(
                _web,
                status => Items(status) == 8 && !status.Sensors.Cold[0].Breach && status.Outbox.Waiting == 0,
                "a full shelf and a cold place");
            await agent.StopAsync();
        }

        string[] expected =
        [
            "retail.cold.breach.v1", "retail.cold.recovered.v1", "retail.shelf.changed.v1", "retail.shelf.changed.v1",
            "retail.shelf.changed.v1", "retail.shelf.empty.v1", "retail.shelf.refilled.v1",
        ];
        await Until.True(() => Told(hq).Count >= expected.Length);
        Assert.Equal(expected, Told(hq));
    }

    private static IReadOnlyList<string> Told(HqOracle hq) =>
    [
        .. hq.Places.Select(place => hq.TypeOf(place)!)
            .Where(type => type.StartsWith("retail.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static int? Items(Web.AgentStatus status) => status.Sensors.Shelves[0].Count;

    private static Stock Stocked(Web.AgentStatus status) => status.Sensors.Shelves[0].Stock;

    private async Task TalkAsync()
    {
        while (!_unplugged.IsCancellationRequested)
        {
            _cable.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{Volatile.Read(ref _kilograms):0.000} kg {Volatile.Read(ref _celsius):0.0} C\r\n"));
            await Task.Delay(50);
        }
    }

    private string Config(int broker)
    {
        var path = Path.Combine(_folder, "store.yaml");
        var port = new FileInfo(_cable.Port).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        File.WriteAllText(
            path,
            $$"""
            store: { tenant: test, store: scale, box: box-1 }
            zones: { floor: }
            devices:
              scale:
                driver: serial-lines
                port: {{port}}
                pattern: '^(?<weight>[0-9.]+) (?<unit>kg) (?<air>[0-9.]+) C$'
            shelves:
              A3-2: { zone: floor, weight: scale/weight, item-weight: 250, capacity: 8, low-at: 1, settle: 500ms }
            cold:
              counter: { sensor: scale/air, limit: 7, warn-after: 1s, breach-after: 1s, recover-after: 1s }
            outbox: { commit-wait: 10ms }
            uplink:
              host: 127.0.0.1
              port: {{broker}}
              backoff: { shortest: 100ms, longest: 2s }
            web: { port: {{_web}} }
            state: {{_folder}}/state
            """);
        return path;
    }
}
