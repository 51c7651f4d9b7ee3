// How fast events are accepted, how long one waits, and how much is written for it. Every commit is synced.
using System.Diagnostics;
using EdgeAgent.Outbox;

namespace EdgeAgent.Benchmarks.Outbox;

/// <summary>The benchmark <c>outbox-accept</c>.</summary>
internal static class AcceptBenchmark
{
    private const int Rate = 32_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        BenchmarkFolder.Print("what", "bar", "measured");
        await SteadyAsync(args);
        await FlatOutAsync(args);
        await AmplificationAsync(args);
        return 0;
    }

    // An open loop: 32 single events each millisecond, whatever the answers do.
    private static async Task SteadyAsync(string[] args)
    {
        using var folder = new BenchmarkFolder(args);
        await using var outbox = await folder.OpenAsync(new OutboxOptions());
        using (var warm = new CancellationTokenSource(WarmUp)) await new OpenLoop(outbox, Rate).RunAsync(warm.Token);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using var end = new CancellationTokenSource(Span);
        var latencies = await new OpenLoop(outbox, Rate).RunAsync(end.Token);
        var took = clock.Elapsed;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        BenchmarkFolder.Print(
            "accepted at an offered 32,000/s, 300 B", "30,000/s",
            $"{latencies.Length / took.TotalSeconds:n0}/s (n = {latencies.Length:n0})");
        BenchmarkFolder.Print("  accept latency p50", "", $"{latencies[latencies.Length / 2]:n1} ms");
        BenchmarkFolder.Print("  accept latency p99", "< 25 ms", $"{latencies[latencies.Length * 99 / 100]:n1} ms");
        BenchmarkFolder.Print("  accept latency maximum", "", $"{latencies[^1]:n1} ms");
        BenchmarkFolder.Print("  processor time an event", "", $"{cpu.TotalMicroseconds / latencies.Length:n1} us");
    }

    // A closed loop: eight callers with 64 events each.
    private static async Task FlatOutAsync(string[] args)
    {
        using var folder = new BenchmarkFolder(args);
        await using var outbox = await folder.OpenAsync(new OutboxOptions());
        var some = BenchmarkFolder.Events(64);
        long accepted = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < Span)
            {
                await outbox.AcceptAsync(some, CancellationToken.None);
                Interlocked.Add(ref accepted, some.Length);
            }
        })));
        BenchmarkFolder.Print(
            "accepted flat out, 8 callers with 64 events each", "30,000/s",
            $"{accepted / clock.Elapsed.TotalSeconds:n0}/s (n = {accepted:n0})");
    }

    // One commit after the other, 100 events each, checkpoints included.
    private static async Task AmplificationAsync(string[] args)
    {
        const int Commits = 2000;
        using var folder = new BenchmarkFolder(args);
        var outbox = await folder.OpenAsync(new OutboxOptions { CommitWait = TimeSpan.Zero });
        var hundred = BenchmarkFolder.Events(100);
        await outbox.AcceptAsync(hundred, CancellationToken.None);
        var before = BenchmarkFolder.WrittenBytes();
        for (var commit = 0; commit < Commits; commit++) await outbox.AcceptAsync(hundred, CancellationToken.None);
        await outbox.DisposeAsync();
        var written = BenchmarkFolder.WrittenBytes() - before;
        BenchmarkFolder.Print(
            "bytes written for a payload byte, 100 a commit", "<= 3",
            $"{written / (double)(Commits * 100 * 300):n2} (n = {Commits * 100:n0})");
    }
}
