// Ten bytes, to the bit.
using EdgeAgent.Drivers.Llrp.Protocol;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class MessageHeaderTests
{
    [Fact]
    public void A_header_of_LLRP_1_1_is_read()
    {
        Assert.True(MessageHeader.TryRead(Convert.FromHexString("082F0000000B0000000902"), out var header));
        Assert.Equal(new MessageHeader(ProtocolVersion.Llrp11, MessageType.SetProtocolVersion, 11, 9), header);
    }

    [Fact]
    public void Reserved_bits_do_not_change_version_or_type()
    {
        Assert.True(MessageHeader.TryRead(Convert.FromHexString("E43E0000000A00000001"), out var header));
        Assert.Equal((ProtocolVersion.Llrp101, MessageType.KeepAlive), (header.Version, header.Type));
    }

    [Fact]
    public void Nine_bytes_are_no_header() => Assert.False(MessageHeader.TryRead(new byte[9], out _));

    [Fact]
    public void Any_header_comes_back() =>
        Prop.ForAll<(byte Version, ushort Type, uint Length, uint Id)>(of =>
        {
            var header = new MessageHeader(
                (ProtocolVersion)(of.Version & 7), (MessageType)(of.Type & 0x3FF), of.Length, of.Id);
            var bytes = new byte[MessageHeader.Size];
            header.Write(bytes);
            Assert.True(MessageHeader.TryRead(bytes, out var read));
            Assert.Equal(header, read);
        }).QuickCheckThrowOnFailure();
}
