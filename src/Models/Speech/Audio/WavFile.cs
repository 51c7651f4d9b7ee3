// Reads WAV (RIFF/WAVE, Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991; the
// extensible header of 2001): PCM of 8 to 32 bits and floating point.
using System.Buffers.Binary;

namespace EdgeAgent.Models.Speech.Audio;

/// <summary>Reads WAV that is in memory.</summary>
internal static class WavFile
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int MostChannels = 64;

    /// <summary>Whether the content begins as WAV does.</summary>
    public static bool Is(ReadOnlySpan<byte> content) =>
        content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WAVE"u8);

    /// <summary>Reads it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="AudioException">It is cut short, damaged, or of a form that is not read.</exception>
    public static Recording Read(ReadOnlySpan<byte> content, string name)
    {
        Form? form = null;
        for (var rest = content[12..]; rest.Length >= 8;)
        {
            var id = rest[..4];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[8..];
            if (id.SequenceEqual("data"u8))
            {
                return form is null
                    ? throw new AudioException($"{name} is damaged: its sound comes before its form.")
                    : Sound(body, size, form, name);
            }

            if (size > body.Length) break;
            if (id.SequenceEqual("fmt "u8)) form = Form.Read(body[..(int)size], name);
            // Chunks are padded to an even length.
            rest = body[(int)Math.Min(body.Length, size + (size & 1))..];
        }

        throw new AudioException($"{name} is cut short: it ends before its sound begins.");
    }

    private static Recording Sound(ReadOnlySpan<byte> body, uint size, Form form, string name)
    {
        // A program that writes to a pipe cannot know the length and leaves 0 or the greatest number there.
        if (size is 0 or uint.MaxValue) size = (uint)body.Length;
        if (size > body.Length)
            throw new AudioException(
                $"{name} is cut short: it announces {size:N0} bytes of sound, and {body.Length:N0} are there.");
        var width = form.Bits / 8;
        var count = (int)size / (width * form.Channels) * form.Channels;
        if (count == 0) throw new AudioException($"{name} has no sound in it.");
        var samples = new float[count];
        for (var at = 0; at < count; at++) samples[at] = Sample(body.Slice(at * width, width), form.Tag);
        return Recording.Mix(samples, form.Channels, form.Rate, name);
    }

    private static float Sample(ReadOnlySpan<byte> bytes, int tag) => (tag, bytes.Length) switch
    {
        (Pcm, 1) => (bytes[0] - 128) / 128f,
        (Pcm, 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (Pcm, 3) => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648f,
        (Pcm, _) => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
        (_, 4) => Math.Clamp(BinaryPrimitives.ReadSingleLittleEndian(bytes), -1, 1),
        _ => (float)Math.Clamp(BinaryPrimitives.ReadDoubleLittleEndian(bytes), -1, 1),
    };

    /// <summary>The chunk "fmt ".</summary>
    private sealed record Form(int Tag, int Channels, int Rate, int Bits)
    {
        public static Form Read(ReadOnlySpan<byte> chunk, string name)
        {
            if (chunk.Length < 16) throw new AudioException($"{name} is damaged: its form takes {chunk.Length} bytes.");
            int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            var tag = Word(chunk);
            if (tag == Extensible && chunk.Length >= 26) tag = Word(chunk[24..]);
            var rate = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
            var form = new Form(tag, Word(chunk[2..]), rate, Word(chunk[14..]));
            if (form is not ({ Tag: Pcm, Bits: 8 or 16 or 24 or 32 } or { Tag: Float, Bits: 32 or 64 }))
                throw new AudioException(
                    $"{name} is WAV of format {tag} with {form.Bits} bits, which is not read: save it as 16-bit PCM.");
            return form.Channels is > 0 and <= MostChannels ? form
                : throw new AudioException($"{name} is damaged: it claims {form.Channels} channels.");
        }
    }
}
