// Headquarters' MQTT client with a real mosquitto on loopback: messages sent, delivered to a group and settled.
using System.Diagnostics;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.Benchmarks.Mqtt;

/// <summary>Bar: 20,000 events/s need 200 messages/s of 100 events; a single-event message must not break it.</summary>
internal static class MqttBenchmark
{
    private const int Bar = 5_000;
    private const int Window = 1000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Mosquitto.Program is null)
        {
            Console.Error.WriteLine("Install the Debian package mosquitto first.");
            return 2;
        }

        var messages = args.Length > 0 ? int.Parse(args[0]) : 50_000;
        Console.WriteLine("| what | bar | measured (median) | n |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var bytes in new[] { 300, 40_000 })
        {
            var count = bytes > 1000 ? messages / 10 : messages;
            var rounds = new List<(double Rate, double Allocated, double Processor)>();
            for (var round = 0; round < Rounds; round++) rounds.Add(await RoundAsync(count, bytes));
            var rates = rounds.Select(one => one.Rate).Order().ToList();
            var middle = rounds.OrderBy(one => one.Rate).ElementAt(Rounds / 2);
            Console.WriteLine(
                $"| mosquitto, QoS 1, {bytes:n0} B: sent, delivered and settled by one process, window {Window:n0} "
                + $"| {(bytes > 1000 ? "-" : $"{Bar:n0} messages/s")} | {rates[Rounds / 2]:n0} messages/s "
                + $"({rates[0]:n0} to {rates[^1]:n0}), {middle.Processor:0.0} us of processor and "
                + $"{middle.Allocated:n0} B allocated a message beyond its payload | {Rounds} x {count:n0} |");
        }

        return 0;
    }

    private static async Task<(double Rate, double Allocated, double Processor)> RoundAsync(int count, int bytes)
    {
        await using var mosquitto = await Mosquitto.RunAsync(new MosquittoSetup { Persistence = false });
        var broker = new MqttBroker(
            new BrokerConfig { Host = "127.0.0.1", Port = mosquitto.Port }, 1 << 20, TimeProvider.System);
        await using var taking = await broker.ConnectAsync(
            new Subscription(["r/#"], "hq", "taking", Window), CancellationToken.None);
        await using var sending = await broker.ConnectAsync(
            new Subscription(["none/#"], null, "sending", Window), CancellationToken.None);
        var message = new BrokerMessage("r/v1/demo/s1/box-1/evt/x", new byte[bytes], Retain: false);
        var (allocated, processor) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var since = Stopwatch.GetTimestamp();
        var senders = Enumerable.Range(0, Window / 2).Select(_ => SendAsync()).ToList();
        for (var taken = 0; taken < count; taken++) taking.Settle(await taking.Deliveries.ReadAsync());
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await Task.WhenAll(senders);
        return (
            count / seconds,
            ((GC.GetTotalAllocatedBytes() - allocated) / (double)count) - bytes,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / count);

        async Task SendAsync()
        {
            for (var sent = 0; sent < count / (Window / 2); sent++)
                await sending.PublishAsync(message, CancellationToken.None);
        }
    }
}
