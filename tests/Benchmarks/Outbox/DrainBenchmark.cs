// A backlog of a million events is read and handed over while new ones come in.
using System.Diagnostics;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Benchmarks.Outbox;

/// <summary>The benchmark <c>outbox-drain</c>.</summary>
internal static class DrainBenchmark
{
    private const int Backlog = 1_000_000;
    private const int Incoming = 5_000;
    private const int Part = 500;

    public static async Task<int> RunAsync(string[] args)
    {
        using var folder = new BenchmarkFolder(args);
        // No re-send window: what was handed over is deleted at once, which is the hardest case for the writer.
        await using var outbox = await folder.OpenAsync(new OutboxOptions { ResendWindow = TimeSpan.Zero });
        var thousand = BenchmarkFolder.Events(1000);
        var fill = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < Backlog / 4; done += thousand.Length)
                await outbox.AcceptAsync(thousand, CancellationToken.None);
        })));
        BenchmarkFolder.Print("what", "bar", "measured");
        BenchmarkFolder.Print(
            "backlog of 1,000,000 x 300 B written", "", $"{Backlog / fill.Elapsed.TotalSeconds:n0}/s");

        using var end = new CancellationTokenSource();
        var incoming = Task.Run(() => new OpenLoop(outbox, Incoming).RunAsync(end.Token));
        var clock = Stopwatch.StartNew();
        long read = 0;
        while (outbox.Cursors.Normal < Backlog)
        {
            var part = await outbox.ReadAsync(
                Priority.Normal, outbox.Cursors.Normal, Part, 1 << 20, CancellationToken.None);
            read += part.Count;
            outbox.HandedOver(Priority.Normal, part[^1].Sequence);
        }

        var took = clock.Elapsed;
        await end.CancelAsync();
        var latencies = await incoming;
        BenchmarkFolder.Print(
            "read and handed over while 5,000/s come in", "25,000/s",
            $"{read / took.TotalSeconds:n0}/s (n = {read:n0})");
        BenchmarkFolder.Print(
            "  came in meanwhile", "5,000/s",
            $"{latencies.Length / took.TotalSeconds:n0}/s (n = {latencies.Length:n0})");
        BenchmarkFolder.Print(
            "  their accept latency p99", "< 25 ms",
            $"{latencies[latencies.Length * 99 / 100]:n1} ms, maximum {latencies[^1]:n1} ms");
        return 0;
    }
}
