// Turns the binary frames of a handheld into blocks of 20 ms. A frame says itself what it is:
//   byte 0      1 = sound
//   byte 1      channels
//   bytes 2-3   0
//   bytes 4-7   samples a second, little-endian
//   bytes 8-11  number of the frame, rising by one, little-endian
//   then        signed 16-bit samples, little-endian, channels interleaved
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EdgeAgent.Models.Speech;

namespace EdgeAgent.VoicePicking.Headsets.Sound;

/// <summary>One connection's intake of sound. For one thread.</summary>
internal sealed class SoundIntake
{
    /// <summary>Bytes before the samples.</summary>
    public const int HeaderBytes = 12;

    /// <summary>The longest frame: half a second of what a handheld may send at most.</summary>
    public const int LongestFrame = 256 * 1024;

    private readonly List<short> _made = [];
    private SoundFormat? _format;
    private StreamResampler? _resampler;
    private uint _next;

    /// <summary>Frames that never came.</summary>
    public long Missing { get; private set; }

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="take">Gets each block.</param>
    /// <returns>What is wrong with the frame, as a sentence for the picker; null where nothing is.</returns>
    public string? Take(ReadOnlySpan<byte> frame, Action<short[]> take)
    {
        if (frame.Length < HeaderBytes || frame[0] != 1)
            return "The handheld sends something that is no sound. Load the page again.";
        var format = new SoundFormat((int)BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]), frame[1]);
        if (!format.CanBeTaken)
            return $"The handheld sends sound that cannot be used ({format}). Choose another microphone.";
        var samples = frame[HeaderBytes..];
        if (samples.Length % (2 * format.Channels) != 0)
            return "The handheld sends broken sound. Load the page again.";
        Follow(BinaryPrimitives.ReadUInt32LittleEndian(frame[8..]));
        if (_format != format)
            (_format, _resampler) = (format, format == new SoundFormat(SoundFormat.Wanted, 1) ? null : new(format));
        var values = MemoryMarshal.Cast<byte, short>(samples);
        if (_resampler is null) _made.AddRange(values);
        else _resampler.Add(values, _made);
        Cut(take);
        return null;
    }

    private void Cut(Action<short[]> take)
    {
        var used = 0;
        for (; _made.Count - used >= SpeechFormat.BlockSamples; used += SpeechFormat.BlockSamples)
        {
            var block = new short[SpeechFormat.BlockSamples];
            _made.CopyTo(used, block, 0, block.Length);
            take(block);
        }

        _made.RemoveRange(0, used);
    }

    // A page that is loaded again counts from the beginning; a gap is what a slow line made the page leave out.
    private void Follow(uint number)
    {
        if (_next != 0 && number > _next) Missing += number - _next;
        _next = number + 1;
    }
}
