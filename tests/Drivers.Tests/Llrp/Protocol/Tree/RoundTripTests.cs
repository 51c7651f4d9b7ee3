// Whatever the layouts allow can be written, read and printed, and is written again as it was.
using System.Text.Json;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;

public class RoundTripTests
{
    [Fact]
    public void Any_message_that_the_layouts_allow_comes_back_byte_by_byte() =>
        Prop.ForAll<int>(seed =>
        {
            var message = new RandomMessages(seed).Next();
            var first = Encode(message);
            var decoded = TreeDecoder.Decode(first);
            Assert.Empty(decoded.Faults);
            Assert.Equal(message.Id, decoded.Id);
            Assert.Equal(message.Version, decoded.Version);
            Assert.Equal(Convert.ToHexString(first), Convert.ToHexString(Encode(decoded)));
            Assert.Equal(MessageText.Of(message), MessageText.Of(decoded));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_message_prints_as_an_object_without_a_name_twice() =>
        Prop.ForAll<int>(seed =>
        {
            var text = MessageText.Of(new RandomMessages(seed).Next());
            JsonDocument.Parse(text, new() { AllowDuplicateProperties = false, MaxDepth = 128 }).Dispose();
        }).QuickCheckThrowOnFailure();

    private static byte[] Encode(LlrpMessage message)
    {
        var writer = new LlrpWriter();
        TreeEncoder.Encode(message, writer);
        return writer.Written.ToArray();
    }
}
