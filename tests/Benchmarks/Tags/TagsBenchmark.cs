// Reads a second into the tag tracker, and what its tags weigh.
using System.Diagnostics;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Outbox;

namespace EdgeAgent.Benchmarks.Tags;

internal static class TagsBenchmark
{
    private const int Batch = 100;
    private const int Rounds = 7;
    private static readonly string[] Zones = ["dock", "backroom", "floor/women", "floor/men"];

    private static readonly StoreIdentity Box =
        new() { Prefix = "retail", Tenant = "demo", Store = "0042", Box = "box-1" };

    public static Task<int> RunAsync(string[] args)
    {
        Console.WriteLine("what                                            bar         measured");
        foreach (var tags in new[] { 10_000, 200_000 }) Measure(tags);
        Console.WriteLine($"n = median of {Rounds} rounds, {Batch} reads a batch, four zones, tags in random order");
        return Task.FromResult(0);
    }

    private static void Measure(int tags)
    {
        var before = ResidentBytes();
        var zones = Zones.ToDictionary(zone => zone, _ => new ZoneOptions());
        var tracker = new TagTracker(new TagOptions(), zones, Box, TimeProvider.System);
        var reads = Reads(tags);
        var (events, rollups) = (new List<NewEvent>(), new List<Rollup>());
        var start = Stopwatch.GetTimestamp();
        Feed(tracker, reads, 3, events);
        Print($"arrivals/s up to {tags:N0} tags", "-", tags / Stopwatch.GetElapsedTime(start).TotalSeconds);
        var rates = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            Feed(tracker, reads, 1, events);
            tracker.Advance(events, rollups);
            rates[round] = tags / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(rates);
        Print($"reads/s with {tags:N0} live tags", "1,200,000", rates[Rounds / 2]);
        start = Stopwatch.GetTimestamp();
        var snapshot = tracker.Snapshot("e1", 1);
        Print($"snapshot of {tags:N0} tags, ms", "-", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Print($"snapshot of {tags:N0} tags, bytes a tag", "-", (double)snapshot.Length / tags);
        Print($"tracker's bytes a tag at {tags:N0}", "-", (double)tracker.Figures.Bytes / tags);
        GC.Collect();
        Print($"RSS with {tags:N0} live tags, MiB", "-", ResidentBytes() / 1048576.0);
        Console.WriteLine($"  (before: {before / 1048576.0:N0} MiB; {tracker.Figures.Live:N0} live)");
        GC.KeepAlive(reads);
    }

    private static void Feed(TagTracker tracker, TagRead[] reads, int times, List<NewEvent> events)
    {
        var nowUs = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / 10;
        var batch = new TagRead[Batch];
        for (var first = 0; first < reads.Length; first += Batch)
        {
            for (var index = 0; index < Batch; index++)
                batch[index] = reads[first + index] with { FirstSeenUs = nowUs, LastSeenUs = nowUs };
            for (var time = 0; time < times; time++) tracker.Observe("reader-1", batch, events);
            events.Clear();
        }
    }

    private static TagRead[] Reads(int tags)
    {
        var random = new Random(1);
        var reads = new TagRead[tags];
        Span<byte> epc = stackalloc byte[12];
        for (var index = 0; index < tags; index++)
        {
            Convert.FromHexString($"3074257BF7194E4{index:X9}", epc, out _, out _);
            reads[index] = new TagRead
            {
                Epc = new EpcBits(epc, 96),
                Zone = Zones[index / Batch % Zones.Length],
                Antenna = 1,
                RssiCentiDbm = (short)random.Next(-7000, -4000),
                FirstSeenUs = 0,
                LastSeenUs = 0,
                SeenCount = 1,
            };
        }

        random.Shuffle(reads);
        return reads;
    }

    private static long ResidentBytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static void Print(string what, string bar, double value) =>
        Console.WriteLine($"{what,-42} {bar,12} {value,14:N1}");
}
