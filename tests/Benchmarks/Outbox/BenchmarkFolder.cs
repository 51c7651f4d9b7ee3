// A state folder on a real disk for one benchmark, and the words that the outbox benchmarks share.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Benchmarks.Outbox;

/// <summary>A folder that goes with the benchmark; <c>--state DIR</c> says where it is made.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    public BenchmarkFolder(string[] args)
    {
        var at = Array.IndexOf(args, "--state");
        var root = at >= 0 && at + 1 < args.Length ? args[at + 1] : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(root, $"edge-agent-benchmark-{Guid.NewGuid():n}");
    }

    public string Path { get; }

    public Task<DurableOutbox> OpenAsync(OutboxOptions options) => DurableOutbox.OpenAsync(
        new OutboxSetup { Folder = Path, Box = "bench", Options = options }, CancellationToken.None);

    /// <summary>Events of 300 bytes.</summary>
    public static NewEvent[] Events(int count)
    {
        var data = new byte[300];
        Random.Shared.NextBytes(data);
        return [.. Enumerable.Range(0, count).Select(_ => new NewEvent(
            EventKinds.TagArrived, "reader-1", DateTimeOffset.UtcNow, ClockState.Synced, data))];
    }

    /// <summary>Bytes that this process has had written to disks (proc(5), /proc/self/io).</summary>
    public static long WrittenBytes() => long.Parse(
        File.ReadLines("/proc/self/io")
            .First(line => line.StartsWith("write_bytes", StringComparison.Ordinal)).Split(' ')[1]);

    public static void Print(string what, string bar, string measured) =>
        Console.WriteLine($"{what,-52} {bar,-16} {measured}");

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
