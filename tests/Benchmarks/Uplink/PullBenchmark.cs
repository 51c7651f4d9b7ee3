// HQ asks a box for ninety days of quarters over a real mosquitto on loopback, while events flow with and without it.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EdgeAgent.Answers;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mosquitto;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Benchmarks.Uplink;

/// <summary>Bar: 8,640 rows under 2 s, and the latency of events (p99, accepted to heard) unharmed.</summary>
internal static class PullBenchmark
{
    private const int Days = 90;
    private const int QuartersADay = 96;
    private const int EventsASecond = 50;
    private static readonly Topics Box = new("retail", "demo", "0042", "box-1");

    public static async Task<int> RunAsync(string[] args)
    {
        if (Mosquitto.Program is null)
        {
            Console.Error.WriteLine("Install the Debian package mosquitto first.");
            return 2;
        }

        var span = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 8);
        var folder = Directory.CreateTempSubdirectory("pull-").FullName;
        await using var broker = await Mosquitto.RunAsync();
        await using var outbox = await DurableOutbox.OpenAsync(
            new OutboxSetup { Folder = folder, Box = Box.Box }, CancellationToken.None);
        await KeepAsync(outbox);
        using var stop = new CancellationTokenSource();
        var box = RunBox(outbox, broker.Port, stop.Token);
        var latencies = new ConcurrentQueue<double>();
        await using var link = await BrokerOf(broker).ConnectAsync(
            new Subscription([$"{Box.Root}/evt/+"], null, "listener", 1_000), CancellationToken.None);
        var heard = Task.Run(() => HearAsync(link, latencies));
        while (outbox.Cursors.Urgent == 0)
        {
            await outbox.AcceptAsync([Event()], CancellationToken.None);
            await Task.Delay(100);
        }

        var load = Task.Run(() => LoadAsync(outbox, stop.Token));
        await Task.Delay(1_000);
        latencies.Clear();
        await Task.Delay(span);
        var (alone, aloneCount) = (P99(latencies), latencies.Count);
        latencies.Clear();
        var times = new List<double>();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < span;)
            times.Add(await AskAsync(broker));
        await Task.Delay(300);
        Print(times, (alone, aloneCount), (P99(latencies), latencies.Count));
        await stop.CancelAsync();
        await link.DisposeAsync();
        await Task.WhenAll(load, heard, box).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await outbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Print(List<double> times, (double P99, int N) alone, (double P99, int N) asked)
    {
        times.Sort();
        Console.WriteLine("| what | bar | measured | n |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Console.WriteLine(
            $"| {Days} days of 15-minute rollups of one line ({Days * QuartersADay:n0} rows) from a box, asked over a broker "
            + $"| under 2 s | {times[times.Count / 2]:n2} s (median; {times[0]:n2} to {times[^1]:n2}) | {times.Count} |");
        Console.WriteLine(
            $"| latency of events, accepted to heard, p99: without a question | - | {alone.P99:n0} ms | {alone.N:n0} |");
        Console.WriteLine(
            $"| the same while one question follows the other | unharmed | {asked.P99:n0} ms | {asked.N:n0} |");
    }

    // Three lines, so that the wanted one stands between others.
    private static async Task KeepAsync(DurableOutbox outbox)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < Days; day++)
        {
            await outbox.KeepAsync(
                [
                    .. Enumerable.Range(day * QuartersADay, QuartersADay).SelectMany(
                        quarter => new[] { "back/gate", "door/entrance", "door/exit" }.Select(
                            line => Row(line, start.AddMinutes(15 * quarter), quarter))),
                ],
                CancellationToken.None);
        }

        // They were handed over long ago.
        while (await outbox.ReadRollupsAsync(5_000, CancellationToken.None) is { Count: > 0 } rows)
        {
            outbox.RollupsHandedOver(rows);
            await outbox.AcceptAsync([Event()], CancellationToken.None);
        }
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

    private static NewEvent Event() => new(
        EventKinds.DeviceLost, "dock-reader", DateTimeOffset.UtcNow, ClockState.Synced,
        Encoding.UTF8.GetBytes($$"""{"at":{{Stopwatch.GetTimestamp()}},"pad":"{{new string('x', 250)}}"}"""));

    private static Task RunBox(DurableOutbox outbox, int port, CancellationToken stop)
    {
        var options = new UplinkOptions { Host = "127.0.0.1", Port = port };
        var sources = new AnswerSources
        {
            Topics = Box,
            Archive = outbox,
            Status = () => throw new NotSupportedException("Nobody asks for it."),
            Config = new ConfigInForce("0", "0", ""),
            Clock = () => ClockState.Synced,
        };
        var answers = new Letterbox();
        var desk = new QuestionDesk(
            sources, options.Queries, answers, TimeProvider.System, NullLogger<QuestionDesk>.Instance);
        var facts = new BoxFacts
        {
            Topics = Box,
            Version = "0",
            BootId = "0",
            ConfigHash = "0",
            Clock = () => ClockState.Synced,
            Meta = new BoxMeta("0", [], [], []),
        };
        var uplink = new UplinkService(
            outbox, options, facts, new MosquittoLinkFactory(new NoSecrets(), TimeProvider.System),
            TimeProvider.System, new Random(1), NullLogger<UplinkService>.Instance, [desk], answers: answers);
        return Task.WhenAll(Task.Run(() => uplink.RunAsync(stop), stop), Task.Run(() => desk.RunAsync(stop), stop));
    }

    private static MqttBroker BrokerOf(Mosquitto broker) =>
        new(new BrokerConfig { Host = "127.0.0.1", Port = broker.Port }, 8 << 20, TimeProvider.System);

    private static async Task<double> AskAsync(Mosquitto broker)
    {
        var question = new QueryRequest
        {
            Id = "",
            Kind = QueryKinds.Rollup,
            Metric = "footfall",
            Period = "15m",
            Subject = "door/entrance",
        };
        var since = Stopwatch.GetTimestamp();
        var rows = await new BoxQuestion(BrokerOf(broker), Box.Prefix, "benchmark", TimeProvider.System).AskAsync(
            Box.Address, question, _ => Task.CompletedTask, CancellationToken.None);
        if (rows != Days * QuartersADay) throw new InvalidOperationException($"{rows} rows came.");
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task LoadAsync(DurableOutbox outbox, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / EventsASecond));
        while (await tick.WaitForNextTickAsync(stop)) await outbox.AcceptAsync([Event()], CancellationToken.None);
    }

    private static async Task HearAsync(IBrokerLink link, ConcurrentQueue<double> latencies)
    {
        await foreach (var delivery in link.Deliveries.ReadAllAsync())
        {
            link.Settle(delivery);
            foreach (var one in StoreEventJson.Read(delivery.Payload))
            {
                var at = System.Text.Json.JsonDocument.Parse(one.Data).RootElement.GetProperty("at").GetInt64();
                latencies.Enqueue(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }
        }
    }

    private static double P99(ConcurrentQueue<double> latencies)
    {
        var sorted = latencies.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[(int)(0.99 * (sorted.Count - 1))];
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => "";
    }
}
