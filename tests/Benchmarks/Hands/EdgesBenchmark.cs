// From an edge of a contact to the event on disk, and a line that changes ten thousand times a second. The chip is one
// of ours over real pipes (see PipeChip); driver, queue, loop, intake and outbox are the agent's own, with a rule that
// makes an event of each edge.
using System.Diagnostics;
using EdgeAgent.Benchmarks.Outbox;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Benchmarks.Hands;

/// <summary>The benchmark <c>gpio-edges</c>.</summary>
internal static class EdgesBenchmark
{
    private const int Edges = 1_000;
    private const int Flood = 10_000;
    private const int FloodSeconds = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        await LatencyAsync(args);
        await FloodAsync(args);
        return 0;
    }

    private static async Task LatencyAsync(string[] args)
    {
        await using var box = await EdgeBox.StartAsync(args);
        for (var warm = 0; warm < 50; warm++) await EdgeAsync(warm);
        await box.OnDiskAsync(50);
        for (var edge = 0; edge < Edges; edge++) await EdgeAsync(edge);
        await box.OnDiskAsync(50 + Edges);
        BenchmarkFolder.Print($"edge to rule, {Edges:n0} edges at 50/s (chip of ours)", "", Spread(box.RuleAges));
        BenchmarkFolder.Print("  to event on disk", "p99 < 20 ms", Spread(box.Ages));

        static string Spread(IReadOnlyCollection<double> milliseconds)
        {
            var ages = milliseconds.Skip(50).Order().ToArray();
            return $"p50 {ages[ages.Length / 2]:0.0}, p99 {ages[ages.Length * 99 / 100]:0.0}, max {ages[^1]:0.0} ms";
        }

        async Task EdgeAsync(int number)
        {
            box.Chip.Edge(number % 2 == 0);
            await Task.Delay(20);
        }
    }

    private static async Task FloodAsync(string[] args)
    {
        await using var box = await EdgeBox.StartAsync(args);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var made = 0;
        while (made < Flood * FloodSeconds)
        {
            // In bursts of a few milliseconds, as the clock of the machine allows.
            for (var due = (int)(clock.Elapsed.TotalSeconds * Flood); made < due; made++) box.Chip.Edge(made % 2 == 0);
            await Task.Delay(1);
        }

        var took = clock.Elapsed;
        await box.QuietAsync();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var health = box.Device.Health;
        var told = health.Counters.GetValueOrDefault("edges_total");
        var named = health.Counters.GetValueOrDefault("edges_dropped_by_kernel_total");
        BenchmarkFolder.Print(
            $"{Flood:n0} edges/s on one line for {FloodSeconds} s (chip of ours)", "survived",
            $"{made:n0} made in {took.TotalSeconds:0.0} s; {told:n0} read, {named:n0} counted as dropped by the chip, "
            + $"which dropped {box.Chip.Dropped:n0}; {health.Dropped:n0} dropped at the queue; {box.Ages.Count:n0} events on disk; "
            + $"device {health.State.ToString().ToLowerInvariant()}; {cpu.TotalMicroseconds / made:0} us of processor an edge");
    }
}

/// <summary>The way from a line to the disk.</summary>
internal sealed class EdgeBox : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly BenchmarkFolder _folder;
    private readonly DurableOutbox _outbox;
    private readonly TimedOutbox _timed;
    private readonly EventIntake _intake;
    private readonly EdgeRule _rule = new();
    private readonly Task[] _running;

    private EdgeBox(BenchmarkFolder folder, DurableOutbox outbox)
    {
        (_folder, _outbox, _timed) = (folder, outbox, new TimedOutbox(outbox));
        _intake = new EventIntake(_timed, TimeProvider.System, NullLogger<EventIntake>.Instance);
        var loop = new InsightLoop([_rule], _intake, _timed, TimeProvider.System);
        Device = new DeviceSupervisor(
            new DevicePlan(
                "door", new GpioDriver(Chip), ReopenBenchmark.Line, new HostingOptions(), ReopenBenchmark.Services),
            new NoNews(), loop.Wake, TimeProvider.System, null, Random.Shared, NullLogger.Instance);
        _running =
        [
            Device.RunAsync(_stop.Token),
            loop.RunAsync([Device], _stop.Token),
            _intake.RunAsync(CancellationToken.None),
        ];
    }

    public PipeChip Chip { get; } = new();

    public DeviceSupervisor Device { get; }

    /// <summary>Milliseconds from each edge to the rule that makes an event of it.</summary>
    public IReadOnlyCollection<double> RuleAges => _rule.Ages;

    /// <summary>Milliseconds from each edge to its commit.</summary>
    public IReadOnlyCollection<double> Ages => _timed.Ages;

    public static async Task<EdgeBox> StartAsync(string[] args)
    {
        var folder = new BenchmarkFolder(args);
        var box = new EdgeBox(folder, await folder.OpenAsync(new OutboxOptions()));
        while (!box.Chip.IsHeld || box.Device.Health.State != DeviceState.Up) await Task.Delay(10);
        return box;
    }

    public async Task OnDiskAsync(int count)
    {
        while (Ages.Count < count) await Task.Delay(10);
    }

    /// <summary>Until nothing comes any more.</summary>
    public async Task QuietAsync()
    {
        for (var before = -1; before != Ages.Count;)
        {
            before = Ages.Count;
            await Task.Delay(1_000);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running[..2]);
        _intake.Complete();
        await _running[2];
        await _outbox.DisposeAsync();
        _folder.Dispose();
        Chip.Dispose();
        _stop.Dispose();
    }

    // Makes an event of each edge; of how the line stood at the start it makes none.
    private sealed class EdgeRule : IInsight
    {
        private readonly List<NewEvent> _made = [];
        private readonly List<double> _ages = [];

        public IReadOnlyCollection<double> Ages => _ages;

        public void Observe(string device, Observation observation)
        {
            if (observation is not LineChanged { Initial: false } edge) return;
            _ages.Add((DateTimeOffset.UtcNow - edge.Time).TotalMilliseconds);
            _made.Add(new NewEvent(EventKinds.TagArrived, device, edge.Time, ClockState.Synced, "{}"u8.ToArray()));
        }

        public void Observe(string device, ReadOnlySpan<TagRead> reads)
        {
        }

        public void DeviceLost(string device)
        {
        }

        public void DeviceBack(string device)
        {
        }

        public void Tick()
        {
        }

        public void Collect(List<NewEvent> events, List<Rollup> rollups)
        {
            events.AddRange(_made);
            _made.Clear();
        }
    }

    // The outbox, with a look at the clock when a commit is done. The clock must not be set meanwhile.
    private sealed class TimedOutbox(IOutbox outbox) : IOutbox
    {
        private readonly List<double> _ages = [];

        public IReadOnlyCollection<double> Ages
        {
            get
            {
                lock (_ages) return [.. _ages];
            }
        }

        public async ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop)
        {
            var sequence = await outbox.AcceptAsync(events, stop);
            var now = DateTimeOffset.UtcNow;
            lock (_ages) _ages.AddRange(events.Select(item => (now - item.Time).TotalMilliseconds));
            return sequence;
        }

        public OutboxStatus Status => outbox.Status;

        public ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop) =>
            outbox.KeepAsync(rollups, stop);
    }

    private sealed class NoNews : IDeviceNews
    {
        public void Lost(DevicePlan device, string reason) => Console.Error.WriteLine(reason);

        public void Up(DevicePlan device, TimeSpan? lostFor)
        {
        }

        public void Failed(DevicePlan device, string reason) => Console.Error.WriteLine(reason);
    }
}
