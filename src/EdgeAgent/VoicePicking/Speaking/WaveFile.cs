// A prompt as a WAV file: RIFF with one channel of 16-bit PCM.
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>Writes WAV.</summary>
internal static class WaveFile
{
    private const int HeaderLength = 44;
    private const int BytesPerSample = sizeof(short);

    /// <summary>The bytes of the file.</summary>
    public static byte[] Of(SpokenPrompt prompt)
    {
        var sound = MemoryMarshal.AsBytes(prompt.Samples.Span);
        var file = new byte[HeaderLength + sound.Length];
        var head = file.AsSpan(0, HeaderLength);
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], SpokenPrompt.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], SpokenPrompt.SampleRate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], sound.Length);
        sound.CopyTo(file.AsSpan(HeaderLength));
        return file;
    }
}
