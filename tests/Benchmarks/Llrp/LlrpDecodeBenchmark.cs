// How many tags a second one core reads out of reports, and what it allocates for each.
using System.Diagnostics;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;

namespace EdgeAgent.Benchmarks.Llrp;

internal static class LlrpDecodeBenchmark
{
    private const int TagsInARound = 200_000;
    private const int Rounds = 25;

    public static Task<int> RunAsync(string[] args)
    {
        Console.WriteLine("what                                                  bar       measured  B/tag");
        Print("tags/s, 100 a report, 7 fields", "3,000,000", Report(100, Usual), Decode);
        Print("tags/s, 100 a report, 13 fields and 3 of Impinj", "-", Report(100, Everything), Decode);
        Print("tags/s, 1 a report, 7 fields", "-", Report(1, Usual), Decode);
        Print("tags/s, 10,000 a report, 7 fields", "-", Report(10_000, Usual), Decode);
        Print("tags/s, 100 a report, out of a stream in segments", "-", Report(100, Usual), Stream());
        Print("tags/s, 100 a report, by tables to a tree", "-", Report(100, Usual), Tree, rounds: 5);
        Console.WriteLine($"n = {TagsInARound:N0} tags, median of {Rounds} rounds, one core");
        return Task.FromResult(0);
    }

    private static int Decode(byte[] report)
    {
        var sum = 0;
        var reader = new TagReportReader(report.AsSpan(MessageHeader.Size));
        while (reader.Read(out var tag)) sum += tag.Epc[11] + tag.AntennaId + tag.RssiCentiDbm + (int)tag.LastSeenUtc;
        return sum;
    }

    private static Func<byte[], int> Stream()
    {
        var splitter = new FrameSplitter();
        return report =>
        {
            var sum = 0;
            for (var rest = report.AsSpan(); !rest.IsEmpty;)
            {
                var count = Math.Min(rest.Length, 1_460);
                rest[..count].CopyTo(splitter.GetMemory().Span);
                rest = rest[count..];
                splitter.Advance(count);
                while (splitter.TryRead(out var message))
                {
                    var reader = new TagReportReader(message.Span[MessageHeader.Size..]);
                    while (reader.Read(out var tag)) sum += tag.Epc[11] + (int)tag.LastSeenUtc;
                }
            }

            return sum;
        };
    }

    private static int Tree(byte[] report) => TreeDecoder.Decode(report).Element.Parameters.Count;

    private static (byte[] Bytes, int Tags) Report(int tags, Action<LlrpWriter, int> write)
    {
        var writer = new LlrpWriter();
        using (writer.Message(MessageType.ROAccessReport, 1))
        {
            for (var tag = 0; tag < tags; tag++)
                using (writer.Parameter(ParameterType.TagReportData)) write(writer, tag);
        }

        return (writer.Written.ToArray(), tags);
    }

    private static void Usual(LlrpWriter writer, int tag)
    {
        writer.Tv(ParameterType.EPC96).U64(0x3034257BF7194E40).U32((uint)tag);
        writer.Tv(ParameterType.AntennaID).U16(1).Tv(ParameterType.PeakRSSI).S8(-61);
        writer.Tv(ParameterType.FirstSeenTimestampUTC).U64(1_795_300_000_000_000);
        writer.Tv(ParameterType.LastSeenTimestampUTC).U64(1_795_300_000_250_000);
        writer.Tv(ParameterType.TagSeenCount).U16(3).Tv(ParameterType.C1G2PC).U16(0x3000);
    }

    private static void Everything(LlrpWriter writer, int tag)
    {
        Usual(writer, tag);
        writer.Tv(ParameterType.ROSpecID).U32(1).Tv(ParameterType.SpecIndex).U16(1);
        writer.Tv(ParameterType.InventoryParameterSpecID).U16(1).Tv(ParameterType.ChannelIndex).U16(4);
        writer.Tv(ParameterType.C1G2CRC).U16(0xBEEF).Tv(ParameterType.AccessSpecID).U32(0);
        foreach (var subtype in (uint[])[56, 57, 68])
            using (writer.Custom(25882, subtype)) writer.S16(-6_085);
    }

    private static void Print(
        string what, string bar, (byte[] Bytes, int Tags) report, Func<byte[], int> decode, int rounds = Rounds)
    {
        var repeats = TagsInARound / report.Tags;
        var rates = new double[rounds];
        var allocated = 0L;
        for (var round = -5; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var repeat = 0; repeat < repeats; repeat++) decode(report.Bytes);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (round < 0) continue;
            rates[round] = repeats * report.Tags / seconds;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (repeats * report.Tags);
        }

        Array.Sort(rates);
        Console.WriteLine($"{what,-50} {bar,10} {rates[rounds / 2],12:N0} {allocated,6:N0}");
    }
}
