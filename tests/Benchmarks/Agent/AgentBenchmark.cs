// The whole agent as its installer meets it: from the start of the process to the first event on disk, and what it
// takes of memory and processor while nothing happens. Runs the release build that `./setup` made.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Benchmarks.Agent;

internal static class AgentBenchmark
{
    private const int Starts = 7;
    private const int IdleSeconds = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var program = args.Length > 0 ? args[0] : Repository.PathOf("out/edge-agent/edge-agent");
        if (!File.Exists(program))
        {
            Console.Error.WriteLine($"{program} is not there: run ./setup first.");
            return 1;
        }

        var starts = new List<double>();
        for (var run = 0; run <= Starts; run++)
        {
            var seconds = await FirstEventAsync(program);
            // The first run warms the file cache.
            if (run > 0) starts.Add(seconds);
        }

        starts.Sort();
        var (residentMb, cpuShare) = await IdleAsync(program);
        var range = $"{starts[0]:0.00} to {starts[^1]:0.00}, n={Starts}";
        Console.WriteLine($"start to first accepted event   bar 2 s     median {starts[Starts / 2]:0.00} s ({range})");
        Console.WriteLine($"idle RSS after {IdleSeconds} s               bar 90 MB   {residentMb:0.0} MB");
        Console.WriteLine($"idle processor share            -           {cpuShare:P2} of one core");
        return 0;
    }

    // Until the agent itself says that its first event (box.started) is on disk: its page answers later than that, so
    // the figure is an upper bound.
    private static async Task<double> FirstEventAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("start-").FullName;
        var since = Stopwatch.GetTimestamp();
        using var agent = Start(program, folder);
        using var client = new HttpClient();
        while (await SequenceAsync(client) < 1) await Task.Delay(5);
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await EndAsync(agent, folder);
        return seconds;
    }

    private static async Task<(double ResidentMb, double CpuShare)> IdleAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("idle-").FullName;
        using var agent = Start(program, folder);
        using var client = new HttpClient();
        while (await SequenceAsync(client) < 1) await Task.Delay(50);
        await Task.Delay(TimeSpan.FromSeconds(IdleSeconds / 2));
        agent.Refresh();
        var before = agent.TotalProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(IdleSeconds / 2));
        agent.Refresh();
        var share = (agent.TotalProcessorTime - before).TotalSeconds / (IdleSeconds / 2.0);
        var resident = agent.WorkingSet64 / 1e6;
        await EndAsync(agent, folder);
        return (resident, share);
    }

    private static Process Start(string program, string folder)
    {
        var config = Path.Combine(folder, "store.yaml");
        File.WriteAllText(
            config,
            $"store: {{ tenant: bench, store: one, box: box-1 }}\nweb: {{ port: 19320 }}\nstate: {folder}/state\nlog: {{ level: error }}\n");
        string[] arguments = ["run", "--config", config];
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    }

    private static async Task<long> SequenceAsync(HttpClient client)
    {
        try
        {
            using var status = JsonDocument.Parse(
                await client.GetStringAsync(new Uri("http://127.0.0.1:19320/status.json")));
            return status.RootElement.GetProperty("lastSequence").GetInt64();
        }
        catch (HttpRequestException)
        {
            // It does not listen yet: that is what is waited for.
            return 0;
        }
    }

    private static async Task EndAsync(Process agent, string folder)
    {
        using var kill = Process.Start("kill", ["-TERM", agent.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await agent.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }
}
