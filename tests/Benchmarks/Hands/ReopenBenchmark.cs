// Opens devices again and again, as a loose plug does for years, and looks whether file descriptors or memory grow:
// a sensor (files) and a GPIO line (a chip of ours over real pipes).
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Benchmarks.Outbox;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Benchmarks.Hands;

/// <summary>
/// The benchmark <c>re-opens [COUNT] [sensor|line]</c>; the long form is 1,000,000. Growth that comes with the count is
/// a leak; a few files and megabytes that come once are the runtime's.
/// </summary>
internal static class ReopenBenchmark
{
    private const int Usual = 50_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Usual;
        using var tree = new SensorTree(1);
        using var chip = new PipeChip();
        var sensor = new IioDriver(new IioLayout(tree.Root), new LinuxKernel());
        var line = new GpioDriver(chip);
        if (args is not [_, "line"])
            await LookAsync("an IIO sensor", count, () => sensor.Create("sensor", SensorOf("sensor-0"), Services));
        if (args is not [_, "sensor"])
            await LookAsync("a GPIO line", count, () => line.Create("line", Line, Services));
        return 0;
    }

    /// <summary>One sensor of a <see cref="SensorTree"/>.</summary>
    public static IioOptions SensorOf(string label) => new(new SensorOptions
    {
        Address = new SensorAddress(null, label, null),
        Channels = new Dictionary<string, ChannelOptions> { ["air"] = new() { Channel = "temp" } },
    });

    /// <summary>The line of a <see cref="PipeChip"/>.</summary>
    public static GpioOptions Line { get; } = new()
    {
        Inputs = new Dictionary<string, GpioInput>
        {
            ["door"] = new(new LineAddress("LINE", null), false, Bias.AsIs, TimeSpan.Zero),
        },
    };

    /// <summary>The world as devices of the benchmarks see it.</summary>
    public static DriverServices Services { get; } = new()
    {
        Time = TimeProvider.System,
        Network = new NoWorld(),
        Secrets = new NoWorld(),
    };

    private static async Task LookAsync(string what, int count, Func<IDevice> make)
    {
        for (var round = 0; round < 200; round++) await OpenAsync(make);
        var (files, memory, resident) = Now();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < count; round++) await OpenAsync(make);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var (filesAfter, memoryAfter, residentAfter) = Now();
        BenchmarkFolder.Print(
            $"{what} opened, read and closed {count:n0} times", "no growth",
            $"files {files} to {filesAfter}; managed memory {memory / 1e6:0.00} to {memoryAfter / 1e6:0.00} MB; "
            + $"resident {resident / 1e6:0.0} to {residentAfter / 1e6:0.0} MB; {cpu.TotalMicroseconds / count:0} us of processor each");
    }

    // Until it is ready, then stopped; what it read first has been handed over by then.
    private static async Task OpenAsync(Func<IDevice> make)
    {
        using var stop = new CancellationTokenSource();
        await make().RunAsync(new ReadyHost(stop), stop.Token);
    }

    private static (int Files, long Memory, long Resident) Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (Directory.GetFiles("/proc/self/fd").Length, GC.GetTotalMemory(false), process.WorkingSet64);
    }
}
