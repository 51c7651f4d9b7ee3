// What many sensors cost: the agent with one hundred of them at 1 Hz beside the same agent with one, each in a process
// of its own, by the processor time that the kernel books to it. The sensors are files in a folder that looks like the
// kernel's; everything else is the agent's own `run`.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EdgeAgent.Benchmarks.Headquarters;
using EdgeAgent.Benchmarks.Outbox;
using EdgeAgent.Commands;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Benchmarks.Hands;

/// <summary>The benchmark <c>sensors [COUNT] [SECONDS]</c>.</summary>
internal static class SensorsBenchmark
{
    private const string ChildWord = "agent";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [ChildWord, var root, var config]) return await AgentAsync(root, config);
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        var (base1, _) = await ShareAsync(1, seconds);
        var (all, resident) = await ShareAsync(count, seconds);
        BenchmarkFolder.Print($"agent with 1 sensor at 1 Hz, over {seconds} s", "", $"{base1:P2} of one core");
        BenchmarkFolder.Print(
            $"agent with {count} sensors at 1 Hz", "2 %", $"{all:P2} of one core, resident {resident:0} MB");
        BenchmarkFolder.Print("  the sensors alone", "2 %", $"{all - base1:P2} of one core");
        return 0;
    }

    private static async Task<(double Share, double ResidentMb)> ShareAsync(int sensors, int seconds)
    {
        using var tree = new SensorTree(sensors);
        using var folder = new BenchmarkFolder([]);
        Directory.CreateDirectory(folder.Path);
        var config = Path.Combine(folder.Path, "store.yaml");
        await File.WriteAllTextAsync(config, Config(folder.Path, sensors));
        string[] own = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(SensorsBenchmark).Assembly.Location]
            : [];
        using var agent = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath, [.. own, "sensors", ChildWord, tree.Root, config])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            // Until it has come up and its code is compiled.
            await Task.Delay(TimeSpan.FromSeconds(20));
            var before = ProcessLook.ProcessorSeconds(agent.Id);
            var since = Stopwatch.GetTimestamp();
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            var used = ProcessLook.ProcessorSeconds(agent.Id) - before;
            if (agent.HasExited) throw new InvalidOperationException("The agent ended before it was measured.");
            return (used / Stopwatch.GetElapsedTime(since).TotalSeconds, ProcessLook.ResidentMb(agent.Id));
        }
        finally
        {
            agent.Kill();
            await agent.WaitForExitAsync();
        }
    }

    private static Task<int> AgentAsync(string root, string config) =>
        RunCommand.Build(
            new DriverCatalogue([new IioDriver(new IioLayout(root), new LinuxKernel())]), ReopenBenchmark.Services)
        .Parse(["--config", config]).InvokeAsync();

    private static string Config(string folder, int sensors)
    {
        var text = new StringBuilder(
            $"store: {{ tenant: bench, store: one, box: box-1 }}\nweb: {{ port: 19321 }}\nstate: {folder}/state\n"
            + "log: { level: error }\ndevices:\n");
        for (var sensor = 0; sensor < sensors; sensor++)
            text.Append(
                $"  s{sensor}: {{driver: iio, label: sensor-{sensor}, channels: {{air: {{channel: temp}}}}}}\n");
        return text.ToString();
    }
}
