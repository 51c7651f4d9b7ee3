// How many EPCs a second become URIs, on one core: hex text in, strings out.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Epc;

namespace EdgeAgent.Benchmarks.Epc;

internal static class EpcBenchmark
{
    private const int Tags = 10_000;
    private const int Rounds = 15;

    public static Task<int> RunAsync(string[] args)
    {
        var hex = Enumerable.Range(0, Tags)
            .Select(index => $"3074257BF7194E4{index.ToString("X9", CultureInfo.InvariantCulture)}").ToArray();
        var long198 = Enumerable.Repeat("3674257BF6B7A659B2C2BF100000000000000000000000000000", Tags).ToArray();
        var plus = Enumerable.Repeat("F73795211411234538566CB0AFC4", Tags).ToArray();
        Console.WriteLine("what                                        bar        measured EPC/s");
        Print("SGTIN-96 hex to tag URI", "1,000,000", hex, text => EpcDecoder.TagUri(Bits(text)).Length);
        Print("SGTIN-96 hex to all forms", "-", hex, text => EpcDecoder.Decode(Bits(text)).Uri.Length);
        Print("SGTIN-198 hex to all forms", "-", long198, text => EpcDecoder.Decode(Bits(text)).Uri.Length);
        Print("SGTIN+ hex to all forms", "-", plus, text => EpcDecoder.Decode(Bits(text)).Uri.Length);
        Console.WriteLine($"n = {Tags:N0} EPCs, median of {Rounds} rounds; another decoder (npm) does 78,600/s");
        return Task.FromResult(0);
    }

    private static EpcBits Bits(string hex)
    {
        Span<byte> bytes = stackalloc byte[EpcBits.MaximumBits / 8];
        Convert.FromHexString(hex, bytes, out _, out var written);
        return new EpcBits(bytes, written * 8);
    }

    private static void Print(string what, string bar, string[] hex, Func<string, int> decode)
    {
        var rates = new double[Rounds];
        for (var round = -10; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var text in hex) decode(text);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (round >= 0) rates[round] = hex.Length / seconds;
        }

        Array.Sort(rates);
        Console.WriteLine($"{what,-40} {bar,12} {rates[Rounds / 2],16:N0}");
    }
}
