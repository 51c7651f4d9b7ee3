// Runs the benchmarks by name: `dotnet run -c Release --project tests/Benchmarks -- NAME [options]`.
namespace EdgeAgent.Benchmarks;

internal static class Program
{
    private static readonly SortedDictionary<string, Func<string[], Task<int>>> Benchmarks = new(StringComparer.Ordinal)
    {
        ["agent"] = Agent.AgentBenchmark.RunAsync,
        ["epc"] = Epc.EpcBenchmark.RunAsync,
        ["gpio-edges"] = Hands.EdgesBenchmark.RunAsync,
        ["hq-chain"] = Headquarters.ChainBenchmark.RunAsync,
        ["hq-storm"] = Headquarters.StormBenchmark.RunAsync,
        ["hq-store"] = Headquarters.StoreBenchmark.RunAsync,
        ["llrp-decode"] = Llrp.LlrpDecodeBenchmark.RunAsync,
        ["llrp-tcp"] = Llrp.LlrpTcpBenchmark.RunAsync,
        ["pull"] = Uplink.PullBenchmark.RunAsync,
        ["uplink-drain"] = Uplink.UplinkDrainBenchmark.RunAsync,
        ["models"] = Models.ModelsBenchmark.RunAsync,
        ["mqtt"] = Mqtt.MqttBenchmark.RunAsync,
        ["outbox-accept"] = Outbox.AcceptBenchmark.RunAsync,
        ["outbox-drain"] = Outbox.DrainBenchmark.RunAsync,
        ["re-opens"] = Hands.ReopenBenchmark.RunAsync,
        ["sensors"] = Hands.SensorsBenchmark.RunAsync,
        ["speaking"] = Voice.SpeakingBenchmark.RunAsync,
        ["speech"] = Models.SpeechBenchmark.RunAsync,
        ["tags"] = Tags.TagsBenchmark.RunAsync,
    };

    private static async Task<int> Main(string[] args)
    {
        if (args.Length > 0 && Benchmarks.TryGetValue(args[0], out var run)) return await run(args[1..]);
        Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", Benchmarks.Keys)}.");
        return 2;
    }
}
