// The stream's boundaries do not matter, the messages' do.
using EdgeAgent.Drivers.Llrp.Protocol;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class FrameSplitterTests
{
    private static readonly byte[] Stream = [.. OwnVector.All.SelectMany(vector => vector.Message)];

    [Fact]
    public void Three_messages_in_one_segment_come_all_three_at_once()
    {
        using var splitter = new FrameSplitter();
        var three = OwnVector.All.Take(3).Select(vector => vector.Message).ToList();
        Assert.Equal(three, Feed(splitter, [.. three.SelectMany(message => message)]));
    }

    [Fact]
    public void An_unknown_message_between_two_good_reports_costs_neither()
    {
        using var splitter = new FrameSplitter();
        var report = Reports.Write(2);
        var unknown = OwnVector.All.Single(vector => vector.Name == "an unknown message").Message;
        Assert.Equal([report, unknown, report], Feed(splitter, [.. report, .. unknown, .. report]));
    }

    [Fact]
    public void One_byte_at_a_time_gives_the_same_messages()
    {
        using var splitter = new FrameSplitter();
        Assert.Equal(OwnVector.All.Select(vector => vector.Message), Stream.SelectMany(one => Feed(splitter, [one])));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(11)]
    public void A_message_in_two_segments_comes_with_the_second(int cut)
    {
        using var splitter = new FrameSplitter();
        var message = OwnVector.All[0].Message;
        Assert.Empty(Feed(splitter, message[..cut]));
        Assert.Equal([message], Feed(splitter, message[cut..]));
    }

    [Fact]
    public void Any_segments_give_the_same_messages() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            using var splitter = new FrameSplitter();
            var messages = new List<byte[]>();
            for (var offset = 0; offset < Stream.Length;)
            {
                var count = Math.Min(random.Next(1, 1 << random.Next(1, 14)), Stream.Length - offset);
                messages.AddRange(Feed(splitter, Stream[offset..(offset + count)]));
                offset += count;
            }

            Assert.Equal(OwnVector.All.Select(vector => vector.Message), messages);
            Assert.Equal((Stream.Length, 0), (splitter.Position, splitter.Pending));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_of_10_000_tags_passes_in_segments_and_the_buffer_shrinks_again()
    {
        var report = Reports.Write(10_000);
        Assert.True(report.Length > 600_000);
        using var splitter = new FrameSplitter();
        var messages = report.Chunk(1_460).SelectMany(segment => Feed(splitter, segment)).ToList();
        Assert.Equal([report], messages);
        Assert.InRange(splitter.GetMemory().Length, 1, FrameSplitter.SmallBuffer * 2);
    }

    [Theory]
    [InlineData(0, FrameFault.LengthTooSmall)]
    [InlineData(9, FrameFault.LengthTooSmall)]
    [InlineData(1_001, FrameFault.LengthTooLarge)]
    [InlineData(uint.MaxValue, FrameFault.LengthTooLarge)]
    public void A_length_that_can_not_be_true_ends_the_stream_behind_the_good_messages(uint length, FrameFault fault)
    {
        using var splitter = new FrameSplitter(cap: 1_000);
        var good = OwnVector.All[0].Message;
        var bad = new byte[10];
        new MessageHeader(ProtocolVersion.Llrp101, MessageType.KeepAlive, length, 1).Write(bad);
        Assert.Equal([good], Feed(splitter, [.. good, .. bad, .. good]));
        Assert.Equal((fault, length, good.Length), (splitter.Fault, splitter.FaultLength, (int)splitter.Position));
        Assert.Empty(Feed(splitter, good));
    }

    [Fact]
    public void A_header_that_announces_much_and_sends_little_costs_little()
    {
        using var splitter = new FrameSplitter();
        var header = new byte[10];
        const uint announced = FrameSplitter.DefaultCap;
        new MessageHeader(ProtocolVersion.Llrp101, MessageType.ROAccessReport, announced, 1).Write(header);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Read(splitter, header));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void Splitting_allocates_nothing_and_hands_out_the_received_bytes_themselves()
    {
        using var splitter = new FrameSplitter();
        var message = OwnVector.All[0].Message;
        Read(splitter, message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++) Read(splitter, message);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_cap_below_a_header_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameSplitter(9));

    private static bool Read(FrameSplitter splitter, byte[] segment)
    {
        segment.CopyTo(splitter.GetMemory());
        splitter.Advance(segment.Length);
        return splitter.TryRead(out _);
    }

    private static List<byte[]> Feed(FrameSplitter splitter, byte[] segment)
    {
        var messages = new List<byte[]>();
        for (var rest = segment.AsMemory(); !rest.IsEmpty;)
        {
            var room = splitter.GetMemory();
            var count = Math.Min(room.Length, rest.Length);
            rest[..count].CopyTo(room);
            rest = rest[count..];
            splitter.Advance(count);
            while (splitter.TryRead(out var message)) messages.Add(message.ToArray());
            if (splitter.Fault != FrameFault.None) break;
        }

        return messages;
    }
}
