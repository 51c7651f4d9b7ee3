// A box that is asked over a real broker: durable outbox, uplink and question desk on one side, HQ's own asker on the
// other.
using System.Text;
using System.Text.Json;
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Outbox;
using EdgeAgent.SystemTests.Uplink;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink.Letters;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.SystemTests.Pull;

/// <summary>Everything between an event on the box and an answer at HQ.</summary>
internal sealed class AskedBox : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _desk;
    private readonly UplinkRun _uplink;

    private AskedBox(string folder, DurableOutbox outbox, int port)
    {
        (_folder, Outbox) = (folder, outbox);
        var sources = new AnswerSources
        {
            Topics = UplinkRun.Topics,
            Archive = outbox,
            Status = () => throw new NotSupportedException("No test asks for it here."),
            Config = new ConfigInForce("1.2.3", "abc", "store: {}"),
            Clock = () => ClockState.Synced,
        };
        var answers = new Letterbox();
        Desk = new QuestionDesk(
            sources, new QueryOptions(), answers, TimeProvider.System, NullLogger<QuestionDesk>.Instance);
        _uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(port), listeners: [Desk], answers: answers);
        _desk = Task.Run(() => Desk.RunAsync(_stop.Token));
    }

    public DurableOutbox Outbox { get; }

    public QuestionDesk Desk { get; }

    public UplinkRun Uplink => _uplink;

    /// <summary>A box whose way to the broker ends at a port of this machine.</summary>
    public static async Task<AskedBox> OpenAsync(int port, OutboxOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("asked-").FullName;
        var setup = new OutboxSetup { Folder = folder, Box = UplinkRun.Box, Options = options ?? new OutboxOptions() };
        return new AskedBox(folder, await DurableOutbox.OpenAsync(setup, CancellationToken.None), port);
    }

    /// <summary>HQ's asker over the same broker.</summary>
    public static BoxQuestion Asker(Mosquitto broker) => new(
        new MqttBroker(
            new BrokerConfig { Host = "127.0.0.1", Port = broker.Port }, messageBytes: 8 << 20, TimeProvider.System),
        "retail", "a test", TimeProvider.System)
    {
        ChunkWithin = TimeSpan.FromSeconds(3),
    };

    /// <summary>Asks this box, and gathers items and last chunks.</summary>
    public static async Task<Heard> AskAsync(Mosquitto broker, QueryRequest question, Action<QueryChunk>? each = null)
    {
        var heard = new Heard([], []);
        await Asker(broker).AskAsync(
            UplinkRun.Topics.Address, question,
            chunk =>
            {
                heard.Items.AddRange(chunk.Items ?? []);
                if (chunk.Last) heard.Ends.Add(chunk);
                each?.Invoke(chunk);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        return heard;
    }

    public async Task AcceptAsync(int count)
    {
        var data = Encoding.UTF8.GetBytes($$"""{"epc":"{{new string('3', 24)}}","zone":"dock"}""");
        for (var left = count; left > 0; left -= 500)
        {
            await Outbox.AcceptAsync(
                [
                    .. Enumerable.Range(0, Math.Min(left, 500)).Select(number => new NewEvent(
                        number % 50 == 0 ? EventKinds.DeviceLost : EventKinds.TagArrived, "dock-reader",
                        DateTimeOffset.UtcNow, ClockState.Synced, data)),
                ],
                CancellationToken.None);
        }
    }

    /// <summary>Ninety days of a line's quarters, 8,640 rows, which HQ never saw.</summary>
    public async Task KeepNinetyDaysAsync(params string[] lines)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var day in Enumerable.Range(0, 90))
        {
            var rows = from quarter in Enumerable.Range(96 * day, 96)
                       from line in lines
                       select Row(line, start.AddMinutes(15 * quarter), quarter);
            await Outbox.KeepAsync([.. rows], CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _uplink.DisposeAsync();
        await _desk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Outbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _stop.Dispose();
    }

    private static Rollup Row(string line, DateTimeOffset start, int count) => new(
        "footfall", "15m", line, start, start.AddMinutes(15),
        Encoding.UTF8.GetBytes(
            $$"""
            {"tenant":"demo","store":"0042","box":"box-1","line":"{{line}}","area":"shop","metric":"footfall",
            "start":"{{start:yyyy-MM-ddTHH:mm:ssZ}}","end":"{{start.AddMinutes(15):yyyy-MM-ddTHH:mm:ssZ}}",
            "complete":1,"in":{{count % 60}},"out":{{count % 50}},"occupancyEnd":18,"occupancyPeak":25,
            "suppressed":false}
            """));
}

/// <summary>What came of a question.</summary>
internal sealed record Heard(List<JsonElement> Items, List<QueryChunk> Ends);
