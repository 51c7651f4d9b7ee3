// What handhelds send as sound: the right form, other forms, and no form at all.
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EdgeAgent.VoicePicking.Headsets.Sound;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Headsets;

public sealed class SoundIntakeTests
{
    private readonly SoundIntake _intake = new();
    private readonly List<short> _heard = [];

    [Fact]
    public void Sound_in_the_right_form_passes_as_it_is_in_blocks_of_20_ms()
    {
        var samples = Tone(16_000, 1, 1_000, seconds: 1);

        Assert.Null(Send(16_000, 1, samples));

        Assert.Equal(samples, _heard);
    }

    [Theory]
    [InlineData(48_000, 2)]
    [InlineData(44_100, 2)]
    [InlineData(44_100, 1)]
    [InlineData(8_000, 1)]
    public void Sound_of_another_rate_and_in_stereo_comes_out_as_the_same_tone(int rate, int channels)
    {
        var samples = Tone(rate, channels, 1_000, seconds: 1);
        var piece = rate / 50 * channels;
        for (var at = 0; at < samples.Length; at += piece)
        {
            var length = Math.Min(piece, samples.Length - at);
            Assert.Null(Send(rate, channels, samples.AsSpan(at, length), 1 + (at / piece)));
        }

        Assert.InRange(_heard.Count, 15_300, 16_000);
        var middle = _heard.GetRange(3_200, 9_600);
        Assert.InRange(Level(middle, 1_000), 9_500, 10_500);
        Assert.InRange(Level(middle, 3_000), 0, 60);
    }

    [Fact]
    public void What_lies_above_half_of_our_rate_does_not_fold_back_into_speech()
    {
        // 11 kHz at 48 kHz would come out at 5 kHz.
        Send(48_000, 1, Tone(48_000, 1, 11_000, seconds: 1));

        Assert.InRange(Level(_heard.GetRange(3_200, 9_600), 5_000), 0, 60);
    }

    [Theory]
    [InlineData(16_000, 3)]
    [InlineData(1_000, 1)]
    [InlineData(2_000_000, 1)]
    [InlineData(16_000, 0)]
    public void A_form_that_cannot_be_taken_is_told_in_a_sentence(int rate, int channels) => Assert.Equal(
        $"The handheld sends sound that cannot be used ({rate} samples a second, {channels} channel(s)). "
        + "Choose another microphone.",
        Send(rate, channels, new short[6]));

    [Fact]
    public void Frames_that_are_missing_are_counted_and_a_page_that_begins_anew_misses_none()
    {
        Send(16_000, 1, new short[320], 1);
        Send(16_000, 1, new short[320], 5);
        Assert.Equal(3, _intake.Missing);

        Send(16_000, 1, new short[320], 1);
        Assert.Equal(3, _intake.Missing);
    }

    [Fact]
    public void No_bytes_whatever_are_more_than_a_sentence() => Prop.ForAll<byte[]>(bytes =>
    {
        var sentence = new SoundIntake().Take(bytes, _ => { });
        return bytes.Length >= SoundIntake.HeaderBytes && bytes[0] == 1 ? sentence is null or { Length: > 20 }
            : sentence is { Length: > 20 };
    }).QuickCheckThrowOnFailure();

    private string? Send(int rate, int channels, ReadOnlySpan<short> samples, int number = 1)
    {
        var frame = new byte[SoundIntake.HeaderBytes + (2 * samples.Length)];
        (frame[0], frame[1]) = (1, (byte)channels);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(8), number);
        MemoryMarshal.AsBytes(samples).CopyTo(frame.AsSpan(SoundIntake.HeaderBytes));
        return _intake.Take(frame, _heard.AddRange);
    }

    private static short[] Tone(int rate, int channels, double pitch, int seconds)
    {
        var samples = new short[rate * channels * seconds];
        for (var index = 0; index < samples.Length; index++)
            samples[index] = (short)(10_000 * Math.Sin(2 * Math.PI * pitch * (index / channels) / rate));
        return samples;
    }

    // The strength of one pitch, by Goertzel's way.
    private static double Level(IReadOnlyList<short> samples, double pitch)
    {
        double cosine = 0, sine = 0;
        for (var index = 0; index < samples.Count; index++)
        {
            cosine += samples[index] * Math.Cos(2 * Math.PI * pitch * index / 16_000);
            sine += samples[index] * Math.Sin(2 * Math.PI * pitch * index / 16_000);
        }

        return 2 * Math.Sqrt((cosine * cosine) + (sine * sine)) / samples.Count;
    }
}
