// Drains a backlog of the durable outbox to a real mosquitto on loopback, QoS 1, while new events come in.
using System.Diagnostics;
using System.Text;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mosquitto;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Benchmarks.Uplink;

/// <summary>Bar: 25,000 events/s (300 B data) while 5,000/s come in; the outbox syncs each commit.</summary>
internal static class UplinkDrainBenchmark
{
    private const int Incoming = 5_000;
    private const int Bar = 25_000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Mosquitto.Program is null)
        {
            Console.Error.WriteLine("Install the Debian package mosquitto first.");
            return 2;
        }

        var backlog = args.Length > 0 ? int.Parse(args[0]) : 100_000;
        Console.WriteLine("| what | bar | measured (median) | n |");
        Console.WriteLine("| --- | --- | --- | --- |");
        await MeasureAsync("drain to mosquitto on loopback, acknowledged", backlog, withHq: false);
        await MeasureAsync("the same, until a subscriber on this machine has read them all", backlog, withHq: true);
        return 0;
    }

    private static async Task MeasureAsync(string what, int backlog, bool withHq)
    {
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++) rates.Add(await RoundAsync(backlog, withHq));
        rates.Sort();
        Console.WriteLine(
            $"| {what}; QoS 1, 300 B, {Incoming:n0}/s coming in | {Bar:n0} events/s "
            + $"| {rates[Rounds / 2]:n0} events/s ({rates[0]:n0} to {rates[^1]:n0}) | {Rounds} x {backlog:n0} |");
    }

    // Events per second, from the start of the uplink to the moment when the backlog is gone.
    private static async Task<double> RoundAsync(int backlog, bool withHq)
    {
        var folder = Directory.CreateTempSubdirectory("drain-").FullName;
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = withHq ? await HqOracle.SubscribeAsync(broker) : null;
        await using var outbox = await DurableOutbox.OpenAsync(
            new OutboxSetup { Folder = folder, Box = "box-1" }, CancellationToken.None);
        for (var left = backlog; left > 0; left -= 1_000)
            await outbox.AcceptAsync(Events(1_000), CancellationToken.None);
        var uplink = ServiceFor(outbox, broker.Port);
        using var stop = new CancellationTokenSource();
        var since = Stopwatch.GetTimestamp();
        var run = Task.Run(() => uplink.RunAsync(stop.Token));
        var load = Task.Run(() => LoadAsync(outbox, stop.Token));
        long Done() => hq?.Count ?? uplink.Status.Acknowledged;
        while (Done() < backlog || outbox.Status.Waiting > Incoming / 10) await Task.Delay(5);
        var rate = Done() / Stopwatch.GetElapsedTime(since).TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(run, load);
        if (uplink.Status.Resent > 0)
            throw new InvalidOperationException("Events were sent twice: the figure means nothing.");
        await outbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return rate;
    }

    private static async Task LoadAsync(DurableOutbox outbox, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        for (var accepted = 0; !stop.IsCancellationRequested;)
        {
            var due = (int)(Stopwatch.GetElapsedTime(since).TotalSeconds * Incoming) - accepted;
            if (due > 0) await outbox.AcceptAsync(Events(due), CancellationToken.None);
            accepted += due;
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static List<NewEvent> Events(int count)
    {
        var now = DateTimeOffset.UtcNow;
        var data = Encoding.UTF8.GetBytes($"{{\"epc\":\"{new string('3', 288)}\"}}");
        return [.. Enumerable.Range(0, count).Select(
            number => new NewEvent(KindOf(number), "dock-reader", now, ClockState.Synced, data))];
    }

    private static EventKind KindOf(int number) => number % 4 == 0 ? EventKinds.TagMoved : EventKinds.TagArrived;

    private static UplinkService ServiceFor(DurableOutbox outbox, int port)
    {
        var facts = new BoxFacts
        {
            Topics = new Topics("retail", "demo", "0042", "box-1"),
            Version = "0",
            BootId = "0",
            ConfigHash = "0",
            Clock = () => ClockState.Synced,
            Meta = new BoxMeta("0", [], [], []),
        };
        return new UplinkService(
            outbox,
            new UplinkOptions { Host = "127.0.0.1", Port = port },
            facts,
            new MosquittoLinkFactory(new NoSecrets(), TimeProvider.System),
            TimeProvider.System,
            new Random(1),
            NullLogger<UplinkService>.Instance);
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => "";
    }
}
