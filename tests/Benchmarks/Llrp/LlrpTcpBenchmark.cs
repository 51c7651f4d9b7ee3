// LLRP over loopback TCP into observations: an emulated reader sends reports that were encoded before, the driver
// decodes and publishes them. Both share this machine's cores, as the bars do.
using System.Diagnostics;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Transport;

namespace EdgeAgent.Benchmarks.Llrp;

internal static class LlrpTcpBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        Console.WriteLine(
            "| LLRP over loopback TCP into observations | bar | measured (median) | rounds | bytes allocated a tag |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        await RunAsync(tagsInReport: 100, bar: 1_200_000, tags: 4_000_000);
        await RunAsync(tagsInReport: 1, bar: 250_000, tags: 1_500_000);
        return 0;
    }

    private static async Task RunAsync(int tagsInReport, double bar, int tags)
    {
        using var stop = new CancellationTokenSource();
        using var reader = new EmulatedReader(
            new EmulatedReaderOptions { Misbehaves = Misbehaviours.ReportsNothing },
            new LoadSource(1, 1, [1]),
            TimeProvider.System);
        using var listener = new ReaderListener(reader, 0);
        var serving = listener.RunAsync(stop.Token);
        var host = new CountingHost();
        var services = new DriverServices
        {
            Time = TimeProvider.System,
            Network = new TcpStreamConnector(new NoSecrets()),
            Secrets = new NoSecrets(),
        };
        var options = new LlrpOptions
        {
            Host = "127.0.0.1",
            Port = listener.Port,
            Antennas = Enumerable.Range(1, 4).ToDictionary(port => port, port => new LlrpAntenna($"zone-{port}")),
        };
        var running = new LlrpDriver().Create("load", options, services).RunAsync(host, stop.Token);
        await Task.WhenAny(host.Armed, running);

        var reports = Math.Max(1, 1000 / tagsInReport);
        var block = EncodedFlood.Encode(reports, tagsInReport, antennas: 4, DateTimeOffset.UtcNow);
        var times = tags / (reports * tagsInReport);
        var rates = new List<double>();
        var allocated = 0.0;
        for (var round = -1; round < Rounds; round++)
        {
            var count = reports * tagsInReport * times;
            var arrived = host.Expect(count);
            var before = GC.GetTotalAllocatedBytes();
            var clock = Stopwatch.StartNew();
            reader.SendEncoded(block, times);
            await await Task.WhenAny(arrived, running);
            if (round < 0) continue; // warm-up
            rates.Add(count / clock.Elapsed.TotalSeconds);
            allocated = (GC.GetTotalAllocatedBytes() - before) / (double)count;
        }

        rates.Sort();
        Console.WriteLine(
            $"| {tagsInReport} tags a report, {block.Length / reports} bytes | {bar:N0}/s | {rates[Rounds / 2]:N0}/s " +
            $"| {rates[0]:N0} to {rates[^1]:N0} | {allocated:0.00} |");
        await stop.CancelAsync();
        await running;
        await serving;
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secrets here.");
    }
}
