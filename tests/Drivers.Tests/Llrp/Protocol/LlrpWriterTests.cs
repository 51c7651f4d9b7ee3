// The writer and the two readers: what is written comes back, to the bit.
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class LlrpWriterTests
{
    [Fact]
    public void An_accepted_connection_is_written_as_the_standard_has_it()
    {
        var writer = new LlrpWriter(16);
        using (writer.Message(MessageType.ReaderEventNotification, 0))
        using (writer.Parameter(ParameterType.ReaderEventNotificationData))
        {
            using (writer.Parameter(ParameterType.UTCTimestamp)) writer.U64(0x00042B1923A01BDA);
            using (writer.Parameter(ParameterType.ConnectionAttemptEvent)) writer.U16(0);
        }

        Assert.Equal(
            "043F000000200000000000F600160080000C00042B1923A01BDA010000060000",
            Convert.ToHexString(writer.Written.Span));
    }

    [Fact]
    public void Every_kind_of_field_comes_back_as_written()
    {
        var writer = new LlrpWriter();
        using (writer.Message(MessageType.CustomMessage, 7, ProtocolVersion.Llrp11))
        {
            writer.U8(200).S8(-68).U16(60_000).S16(-6_850).U32(4_000_000_000).U64(ulong.MaxValue);
            writer.Bit(true).Bits(2, 2).Bits(0x1FF, 9).Reserved(4);
            writer.U8Array([1, 2]).U16Array([3, 4]).U32Array([5, 6]).BitArray([0xAB, 0xC0], 12).Utf8("Kühlregal");
            writer.Tv(ParameterType.AntennaID).U16(4);
        }

        Assert.True(MessageHeader.TryRead(writer.Written.Span, out var header));
        Assert.Equal(
            new MessageHeader(ProtocolVersion.Llrp11, MessageType.CustomMessage, (uint)writer.Length, 7), header);
        var fields = new FieldReader(writer.Written.Span[MessageHeader.Size..]);
        Assert.Equal(200, fields.U8());
        Assert.Equal(-68, fields.S8());
        Assert.Equal(60_000, fields.U16());
        Assert.Equal(-6_850, fields.S16());
        Assert.Equal(4_000_000_000, fields.U32());
        Assert.Equal(ulong.MaxValue, fields.U64());
        Assert.True(fields.Bit());
        Assert.Equal(2u, fields.Bits(2));
        Assert.Equal(0x1FFu, fields.Bits(9));
        Assert.Equal(0u, fields.Bits(4));
        Assert.Equal([1, 2], fields.Array(1).ToArray());
        Assert.Equal([0, 3, 0, 4], fields.Array(2).ToArray());
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 6], fields.Array(4).ToArray());
        Assert.Equal([0xAB, 0xC0], fields.BitArray(out var bits).ToArray());
        Assert.Equal(12, bits);
        Assert.Equal("Kühlregal", fields.Utf8());
        var parameters = fields.Parameters();
        Assert.True(parameters.Read());
        Assert.Equal(ParameterType.AntennaID, parameters.Type);
        Assert.Equal([0, 4], parameters.Body.ToArray());
        Assert.False(parameters.Read());
        Assert.Equal(ParameterFault.None, parameters.Fault);
        Assert.False(fields.IsBeyondEnd);
    }

    [Fact]
    public void A_run_of_bits_that_is_no_full_byte_is_refused()
    {
        var writer = new LlrpWriter();
        writer.Bits(1, 3);
        Assert.Throws<InvalidOperationException>(() => writer.U8(1));
    }

    [Fact]
    public void A_field_past_the_end_reads_as_zero_and_is_remembered()
    {
        var fields = new FieldReader([1, 2, 3]);
        Assert.Equal(0x0102, fields.U16());
        Assert.Equal(0u, fields.U32());
        Assert.Equal(0, fields.U8());
        Assert.True(fields.IsBeyondEnd);
    }

    [Theory]
    [InlineData("81", ParameterFault.Truncated)]
    [InlineData("FF00", ParameterFault.UnknownTv)]
    [InlineData("0080", ParameterFault.Truncated)]
    [InlineData("00800000", ParameterFault.LengthTooSmall)]
    [InlineData("00800009", ParameterFault.LengthBeyondParent)]
    [InlineData("008000050102", ParameterFault.Truncated)]
    public void Faults_are_told_without_exceptions(string hex, ParameterFault fault)
    {
        var reader = new ParameterReader(Convert.FromHexString(hex));
        while (reader.Read()) Assert.Equal(ParameterType.UTCTimestamp, reader.Type);
        Assert.Equal(fault, reader.Fault);
        Assert.False(reader.Read());
    }

    [Fact]
    public void Writing_again_into_the_same_writer_allocates_nothing()
    {
        var writer = new LlrpWriter();
        void Write()
        {
            writer.Clear();
            using (writer.Message(MessageType.KeepAliveAck, 1)) writer.Utf8("é").Bits(1, 8);
        }

        Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) Write();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
