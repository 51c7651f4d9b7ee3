// Broker to database under a simulated fleet: events a second, and how old they are when they are held.
using System.Globalization;

namespace EdgeAgent.Benchmarks.Headquarters;

internal static class ChainBenchmark
{
    // A fleet connects 100 boxes a second.
    private static int WarmUp(int boxes) => 10 + (boxes / 100);

    public static async Task<int> RunAsync(string[] args)
    {
        var boxes = Argument(args, 0, 200);
        var rate = Argument(args, 1, 20_000);
        var seconds = Argument(args, 2, 60);
        var collectors = Argument(args, 3, 1);
        await using var hq = await HqMachine.StartAsync(collectors);
        string[] fixedRate = rate > 0 ? ["--rate", $"{rate}"] : ["--local-hour", "11", "--rollup-every", "1m"];
        using var fleet = hq.Simulate(
            ["--boxes", $"{boxes}", "--duration", $"{seconds + WarmUp(boxes)}s", "--drain", "2m", .. fixedRate]);
        await Task.Delay(TimeSpan.FromSeconds(WarmUp(boxes)));
        var since = DateTimeOffset.UtcNow;
        var before = Processors(hq, fleet.Id);
        var output = fleet.StandardOutput.ReadToEndAsync();
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var after = Processors(hq, fleet.Id);
        var until = DateTimeOffset.UtcNow;
        var resident = hq.Collectors.Max(collector => ProcessLook.ResidentMb(collector.Id));
        await fleet.WaitForExitAsync();

        var window = $"recorded >= '{since:O}' and recorded < '{until:O}'";
        var held = await hq.AskAsync(
            $"""
            select count(*), percentile_cont(0.5) within group (order by extract(epoch from received - recorded)),
                percentile_cont(0.99) within group (order by extract(epoch from received - recorded)),
                max(extract(epoch from received - recorded))
            from hq.events where {window}
            """);
        var all = await hq.AskAsync(
            """
            select (select count(*) from hq.events), (select sum(upto) from hq.streams),
                (select coalesce(sum(last - first + 1), 0) from hq.gaps where state = 'named'),
                (select count(*) from hq.gaps), (select count(*) from hq.rollups)
            """);
        var span = (until - since).TotalSeconds;
        Say($"{boxes} boxes, {collectors} collector(s), {span:0} s");
        Say($"  events recorded and held            {held[0] / span:n0}/s");
        Say($"  recorded on the box to transaction  p50 {held[1]:0.00} s, p99 {held[2]:0.00} s, max {held[3]:0.00} s");
        Say($"  RSS of a collector                  {resident:0} MB");
        foreach (var (name, used) in after)
            Say($"  processor: {name,-24} {(used - before[name]) / span:0.00} cores");
        Say($"  rows {all[0]:n0}, custody up to {all[1]:n0}, rollups {all[4]:n0}");
        Say($"  gaps ever {all[3]:n0}, events in named gaps {all[2]:n0}");
        Say($"  fleet: {(await output).Trim()}");
        return 0;
    }

    private static Dictionary<string, double> Processors(HqMachine hq, int fleet) => new()
    {
        ["broker"] = ProcessLook.WithCommand("mosquitto", hq.Broker.Folder).Sum(ProcessLook.ProcessorSeconds),
        ["database"] = hq.DatabaseProcesses.Sum(ProcessLook.ProcessorSeconds),
        ["collectors"] = hq.Collectors.Sum(collector => ProcessLook.ProcessorSeconds(collector.Id)),
        ["fleet"] = ProcessLook.ProcessorSeconds(fleet),
    };

    private static int Argument(string[] args, int index, int standard) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : standard;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
