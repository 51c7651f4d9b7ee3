// Recordings as they come: all forms of WAV, FLAC, and what is broken.
using System.Diagnostics;
using EdgeAgent.Models.Speech.Audio;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Audio;

public sealed class SpeechFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speech-file").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Sixteen_bits_at_the_right_rate_are_taken_as_they_are()
    {
        short[] samples = [0, 1, -1, short.MaxValue, short.MinValue, 1234];
        Assert.Equal(samples, Read(WavBytes.Of(WavBytes.Pcm16(samples))));
    }

    [Fact]
    public void Channels_are_mixed() =>
        Assert.Equal([150, -50], Read(WavBytes.Of(WavBytes.Pcm16(100, 200, -100, 0), channels: 2)));

    [Fact]
    public void Other_widths_and_floating_point_say_the_same()
    {
        Assert.Equal([64 << 8, -128 << 8], Read(WavBytes.Of([192, 0], bits: 8)));
        Assert.Equal([16384], Read(WavBytes.Of([0, 0, 0x40], bits: 24)));
        Assert.Equal([-16384], Read(WavBytes.Of([0, 0, 0, 0xC0], bits: 32)));
        Assert.Equal([8192], Read(WavBytes.Of(BitConverter.GetBytes(0.25f), tag: 3, bits: 32)));
        Assert.Equal([-8192], Read(WavBytes.Of(BitConverter.GetBytes(-0.25), tag: 3, bits: 64)));
    }

    [Fact]
    public void A_length_that_a_pipe_could_not_know_is_no_fault()
    {
        Assert.Equal([7], Read(WavBytes.Of(WavBytes.Pcm16(7), size: uint.MaxValue)));
        Assert.Equal([7], Read(WavBytes.Of(WavBytes.Pcm16(7), size: 0)));
    }

    [Fact]
    public void Another_rate_is_converted() =>
        Assert.Equal(16_000, Read(WavBytes.Of(new byte[48_000 * 4], channels: 2, rate: 48_000)).Length);

    [Fact]
    public void A_file_that_is_cut_short_says_so()
    {
        var whole = WavBytes.Of(new byte[1000]);
        Assert.Contains("is cut short: it announces 1,000 bytes of sound, and 600 are there", Fault(whole[..644]));
        Assert.Contains("is cut short: it ends before its sound begins", Fault(whole[..20]));
        Assert.Contains("has no sound in it", Fault(WavBytes.Of([])));
    }

    [Fact]
    public void What_is_no_recording_says_so()
    {
        Assert.Contains("is empty", Fault([]));
        Assert.Contains("is no recording that can be read", Fault("This is a text."u8.ToArray()));
        Assert.Contains("claims 0 channels", Fault(WavBytes.Of([1, 2], channels: 0)));
        Assert.Contains("claims 3 samples a second", Fault(WavBytes.Of([1, 2], rate: 3)));
        Assert.Contains("format 85 with 16 bits", Fault(WavBytes.Of([1, 2], tag: 85)));
        Assert.Contains("sample 1 is no number", Fault(
            WavBytes.Of([.. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(float.NaN)], tag: 3, bits: 32)));
        Assert.Contains("is not there", Assert.Throws<AudioException>(
            () => SpeechFile.Read(Path.Combine(_folder, "none.wav"))).Message);
    }

    [FfmpegFact]
    public void A_flac_file_is_the_same_sound_and_half_of_it_is_a_fault()
    {
        var random = new Random(1);
        short[] samples = [.. Enumerable.Range(0, 30_000).Select(_ => (short)random.Next(-3000, 3000))];
        var (wav, flac) = (Path.Combine(_folder, "a.wav"), Path.Combine(_folder, "a.flac"));
        File.WriteAllBytes(wav, WavBytes.Of(WavBytes.Pcm16(samples)));
        using (var child = Process.Start("ffmpeg", ["-v", "error", "-i", wav, flac])) child.WaitForExit();
        Assert.Equal(samples, SpeechFile.Read(flac));
        var bytes = File.ReadAllBytes(flac);
        Assert.Contains("damaged or cut short", Fault(bytes[..(bytes.Length / 2)]));
    }

    private short[] Read(byte[] content)
    {
        var path = Path.Combine(_folder, "sound");
        File.WriteAllBytes(path, content);
        return SpeechFile.Read(path);
    }

    private string Fault(byte[] content) => Assert.Throws<AudioException>(() => Read(content)).Message;
}
