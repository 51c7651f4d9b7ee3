// A prompt on its way to the page, as a binary frame:
//   byte 0      2 = prompt
//   bytes 1-3   0
//   bytes 4-7   the prompt's id, little-endian
//   bytes 8-11  samples a second, little-endian
//   then        signed 16-bit samples, mono, little-endian
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Headsets.Wire;

/// <summary>Writes prompts.</summary>
internal static class PromptFrame
{
    /// <summary>Bytes before the samples.</summary>
    public const int HeaderBytes = 12;

    /// <summary>The frame of a prompt.</summary>
    public static byte[] Of(uint id, SpokenPrompt prompt)
    {
        var samples = MemoryMarshal.AsBytes(prompt.Samples.Span);
        var frame = new byte[HeaderBytes + samples.Length];
        frame[0] = 2;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), id);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), SpokenPrompt.SampleRate);
        samples.CopyTo(frame.AsSpan(HeaderBytes));
        return frame;
    }
}
