// Frames of real readers, and damaged ones, through the driver.
using System.Text.Json;
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class RecordedFrameTests
{
    // A row as an Impinj sends it by default: EPC, antenna, signal, first time. No last time, no count, no PC.
    private const string SparseRow = "00F0001F8D3034257BF7194E4000001A8581000186BC820005A9E4BEF88D20";

    [Fact]
    public void A_row_without_last_time_and_count_counts_once_and_ends_when_it_began()
    {
        var host = new RecordingHost(new Signals());
        var intake = Intake(host);
        intake.Take(Convert.FromHexString(SparseRow));
        intake.Flush();

        var read = Assert.Single(host.Reads);
        Assert.Equal("3034257BF7194E4000001A85", read.Epc.ToString());
        Assert.Equal(((short?)-6800, (ushort)1, (ushort)1), (read.RssiCentiDbm, read.Antenna, read.SeenCount));
        Assert.Equal(read.FirstSeenUs, read.LastSeenUs);
        Assert.Equal(0x0005A9E4BEF88D20, read.FirstSeenUs);
    }

    [Fact]
    public void An_EPC_longer_than_any_tags_is_counted_and_its_neighbours_are_kept()
    {
        var writer = new LlrpWriter();
        using (writer.Parameter(ParameterType.TagReportData))
        using (writer.Parameter(ParameterType.EPCData)) writer.BitArray(new byte[100], 800);
        var host = new RecordingHost(new Signals());
        var intake = Intake(host);
        var good = EncodedFlood.Encode(1, 1, 1, new ManualTime().GetUtcNow()).AsSpan(MessageHeader.Size);

        intake.Take([.. good, .. writer.Written.Span, .. good]);
        intake.Flush();

        Assert.Equal(2, host.ReadCount);
        Assert.Equal(1, host.Counts["damaged_reports_total"]);
    }

    [Fact]
    public void Damaged_reports_never_throw_and_never_give_more_reads_than_rows()
    {
        var good = EncodedFlood.Encode(1, 5, 2, new ManualTime().GetUtcNow())[MessageHeader.Size..];
        Prop.ForAll<int, byte, int>((place, value, cut) =>
        {
            var bytes = good[..(good.Length - (int)((uint)cut % 40))];
            bytes[(uint)place % bytes.Length] = value;
            var host = new RecordingHost(new Signals());
            var intake = Intake(host);
            intake.Take(bytes);
            intake.Flush();
            return host.ReadCount <= 6 && host.Reads.All(read => read.LastSeenUs >= read.FirstSeenUs);
        }).QuickCheckThrowOnFailure();
    }

    [SharedDataFact("rfid/llrp/edgex-captures.jsonl")]
    public void Captures_of_real_readers_give_reads_and_capabilities()
    {
        var host = new RecordingHost(new Signals());
        var intake = Intake(host);
        ReaderCapabilities? known = null;
        foreach (var line in File.ReadLines(SharedData.PathOf("rfid/llrp/edgex-captures.jsonl")))
        {
            using var capture = JsonDocument.Parse(line);
            var body = Convert.FromHexString(capture.RootElement.GetProperty("payloadHex").GetString()!);
            var type = (MessageType)capture.RootElement.GetProperty("type").GetInt32();
            if (type == MessageType.ROAccessReport) intake.Take(body);
            if (type != MessageType.GetReaderCapabilitiesResponse) continue;
            Assert.True(ReaderStatus.Of(body).IsSuccess);
            known = ReaderCapabilities.Read(new ParameterReader(body));
        }

        intake.Flush();
        Assert.NotEmpty(host.Reads);
        Assert.All(host.Reads, read => Assert.Equal(96, read.Epc.Bits));
        Assert.NotNull(known);
        Assert.Equal(Vendors.Impinj, known.Vendor);
        Assert.Contains(1002u, known.Modes);
        Assert.True(known.HasUtcClock && known.Powers.Count > 0 && known.HopTables.Count > 0 && known.MaxAntennas > 0);
    }

    [SharedDataFact("rfid/llrp/large-index.jsonl")]
    public void The_largest_reports_give_every_tag_in_batches()
    {
        foreach (var line in File.ReadLines(SharedData.PathOf("rfid/llrp/large-index.jsonl")))
        {
            using var entry = JsonDocument.Parse(line);
            var frame = File.ReadAllBytes(
                SharedData.PathOf($"rfid/llrp/large/{entry.RootElement.GetProperty("name")}.bin"));
            var host = new RecordingHost(new Signals());
            var intake = Intake(host);
            intake.Take(frame.AsSpan(MessageHeader.Size));
            intake.Flush();

            var expected = entry.RootElement.GetProperty("tagReportData").GetInt32();
            var passedOver = host.Counts.GetValueOrDefault("unmapped_antenna_reads_total") +
                host.Counts.GetValueOrDefault("damaged_reports_total");
            Assert.Equal(expected, host.ReadCount + passedOver);
            Assert.InRange(host.LargestBatch, 0, 512);
        }
    }

    private static ReportIntake Intake(RecordingHost host)
    {
        var clock = new ReaderClock(new ManualTime(), TimeSpan.FromSeconds(2));
        var antennas = Enumerable.Range(1, 4)
            .ToDictionary(port => port, port => new Drivers.Llrp.LlrpAntenna($"zone-{port}"));
        return new ReportIntake(new Drivers.Llrp.LlrpOptions { Host = "reader", Antennas = antennas }, clock, host);
    }
}
