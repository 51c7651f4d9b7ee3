// Damaged messages through the whole codec: no exception, no hang, bounded memory, and both decoders of one mind.
// 50,000 of them; with EDGE_AGENT_LONG=1 a million. A failure names its seed, which repeats it alone.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;
using EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class FuzzTests
{
    private static readonly int Inputs =
        Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") == "1" ? 1_000_000 : 50_000;

    [Fact]
    public void Damaged_messages_of_our_own_vectors_do_no_harm() =>
        Run([.. OwnVector.All.Select(vector => vector.Message)], Inputs);

    [SharedDataFact("rfid/llrp/ltk-golden.jsonl")]
    public void Damaged_messages_of_other_projects_do_no_harm() =>
        Run([.. SharedVectorTests.GoldenFrames().Where(frame => frame.Length < 4_000)], Inputs / 2);

    private static void Run(IReadOnlyList<byte[]> originals, int inputs)
    {
        var good = originals[0];
        TreeDecoder.Decode(good); // The tables are read once, and not on the first damaged message's account.
        for (var seed = 0; seed < inputs; seed++)
        {
            try
            {
                var bytes = new MessageMutator(originals, new Random(seed)).Next();
                Split(bytes, good);
                if (bytes.Length < MessageHeader.Size) continue;
                var message = DecodeInBoundedMemory(bytes);
                CompareTags(bytes, message);
                if (message.Faults.Count == 0) IsStable(message);
                else MessageText.Of(message);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed} failed: {e.Message}", e);
            }
        }
    }

    // A good message behind a damaged one comes out, or the stream is given up with a fault; nothing is left hanging.
    private static void Split(byte[] bytes, byte[] good)
    {
        using var splitter = new FrameSplitter();
        foreach (var part in (byte[][])[bytes, good])
        {
            part.CopyTo(splitter.GetMemory());
            splitter.Advance(part.Length);
        }

        var handedOut = 0;
        while (splitter.TryRead(out var message)) handedOut += message.Length;
        Assert.Equal(bytes.Length + good.Length, handedOut + splitter.Pending);
    }

    private static LlrpMessage DecodeInBoundedMemory(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = TreeDecoder.Decode(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 20_000 + (200L * bytes.Length), $"{allocated} bytes for {bytes.Length}.");
        return message;
    }

    // The hot path and the tables are two decoders of the same bytes: they must find the same tags.
    private static void CompareTags(byte[] bytes, LlrpMessage message)
    {
        if (message.Element.Type != (int)MessageType.ROAccessReport) return;
        var expected = message.Element.Parameters
            .Where(parameter => parameter.Type == (int)ParameterType.TagReportData)
            .Select(Epc).Where(epc => epc is not null);
        var found = new List<string?>();
        var reader = new TagReportReader(bytes.AsSpan(MessageHeader.Size));
        while (reader.Read(out var tag)) found.Add(Convert.ToHexString(tag.Epc));
        Assert.Equal(expected, found);
    }

    private static string? Epc(LlrpElement tag) => tag.Parameters
        .Where(parameter => parameter.Layout?.Name is "EPC_96" or "EPCData" && parameter.Fields.Count == 1)
        .Select(parameter => Convert.ToHexString(parameter.Fields[0].Bytes.Span)).LastOrDefault();

    private static void IsStable(LlrpMessage message)
    {
        var writer = new LlrpWriter();
        TreeEncoder.Encode(message, writer);
        var again = TreeDecoder.Decode(writer.Written.ToArray());
        Assert.Empty(again.Faults);
        Assert.Equal(MessageText.Of(message), MessageText.Of(again));
    }
}
