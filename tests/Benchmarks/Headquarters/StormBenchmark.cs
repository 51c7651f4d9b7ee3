// All boxes at once after a restart of the broker: how long until each is back, and what it costs the broker.
using System.Diagnostics;
using System.Globalization;

namespace EdgeAgent.Benchmarks.Headquarters;

internal static class StormBenchmark
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> RunAsync(string[] args)
    {
        var boxes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        await using var hq = await HqMachine.StartAsync(collectors: 1);
        using var fleet = hq.Simulate(
            "--boxes", $"{boxes}", "--rate", $"{boxes / 2}", "--batch", "10", "--duration", "100s", "--drain", "2m",
            "--storm");
        var first = await CurveAsync(hq, boxes);
        Say($"first connect of {boxes}: all there after {first.Count * Look.TotalSeconds:0.0} s");
        await hq.Broker.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        await hq.Broker.StartAsync();
        var curve = await CurveAsync(hq, boxes);
        Say($"after kill -9 and 5 s without: all {boxes} back {curve.Count * Look.TotalSeconds:0.0} s after its start");
        Say($"  seconds | connected | broker's processor, cores");
        for (var step = 0; step < curve.Count; step++)
        {
            var (connected, cores) = curve[step];
            var bar = new string('#', (int)(cores * 40));
            Say($"  {(step + 1) * Look.TotalSeconds,7:0.0} | {connected,9} | {cores:0.00} {bar}");
        }

        Console.WriteLine($"  fleet: {(await fleet.StandardOutput.ReadToEndAsync()).Trim()}");
        await fleet.WaitForExitAsync();
        var starved = await hq.AskAsync(
            "select count(*), min(upto), max(upto) from hq.streams s join hq.boxes b on b.id = s.box");
        Say($"  boxes {starved[0]:0}, events held of one box: least {starved[1]:0}, most {starved[2]:0}");
        return 0;
    }

    private static async Task<List<(int Connected, double Cores)>> CurveAsync(HqMachine hq, int boxes)
    {
        var curve = new List<(int, double)>();
        var broker = ProcessLook.WithCommand("mosquitto", hq.Broker.Folder)[0];
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            var (used, at) = (ProcessLook.ProcessorSeconds(broker), Stopwatch.GetTimestamp());
            await Task.Delay(Look);
            var cores = (ProcessLook.ProcessorSeconds(broker) - used) / Stopwatch.GetElapsedTime(at).TotalSeconds;
            var connected = Connections(hq.Broker.Port);
            curve.Add((connected, cores));
            if (connected >= boxes) return curve;
        }

        Say($"only {curve[^1].Item1} of {boxes} came back within {Patience.TotalSeconds:0} s");
        return curve;
    }

    // Established connections at the broker's end (/proc/net/tcp: local port in hex, state 01).
    private static int Connections(int port)
    {
        var local = $":{port:X4}";
        return File.ReadLines("/proc/net/tcp").Count(
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var own, _, "01", ..]
                && own.EndsWith(local, StringComparison.Ordinal));
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
