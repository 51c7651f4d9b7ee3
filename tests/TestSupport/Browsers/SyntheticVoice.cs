// A picker's voice for tests: espeak-ng speaks, and the sound comes as 16,000 samples a second with a little noise
// under it, as every microphone has.
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace EdgeAgent.TestSupport.Browsers;

/// <summary>Speaks.</summary>
public static class SyntheticVoice
{
    private const int Rate = 16_000;

    /// <summary>Where espeak-ng is installed; null where it is not.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/espeak-ng" }.FirstOrDefault(File.Exists);

    /// <summary>A text as sound, with silence before and after it.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="voice">A voice of espeak-ng.</param>
    /// <param name="speed">Words a minute.</param>
    public static async Task<short[]> SayAsync(string text, string voice = "en-us", int speed = 140)
    {
        string[] arguments = ["-v", voice, "-s", speed.ToString(CultureInfo.InvariantCulture), "--stdout", text];
        using var process = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true })!;
        using var wav = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(wav);
        await process.WaitForExitAsync();
        return WithNoise(Resample(wav.ToArray()));
    }

    /// <summary>A WAV file of samples.</summary>
    public static byte[] Wav(ReadOnlySpan<short> samples)
    {
        var wav = new byte[44 + (2 * samples.Length)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * samples.Length);
        for (var index = 0; index < samples.Length; index++)
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (2 * index)), samples[index]);
        return wav;
    }

    // espeak-ng writes 22,050 samples a second after a header of 44 bytes.
    private static short[] Resample(byte[] wav)
    {
        const double Step = 22_050.0 / Rate;
        var count = Math.Max(0, (wav.Length - 44) / 2);
        var samples = new short[(int)(count / Step)];
        for (var index = 0; index < samples.Length; index++)
        {
            var at = index * Step;
            var (whole, part) = ((int)at, at - (int)at);
            double one = Sample(whole), next = Sample(Math.Min(count - 1, whole + 1));
            samples[index] = (short)(one + ((next - one) * part));
        }

        return samples;

        short Sample(int index) => BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(44 + (2 * index)));
    }

    private static short[] WithNoise(short[] spoken)
    {
        var random = new Random(7);
        var samples = new short[spoken.Length + (Rate / 2)];
        spoken.CopyTo(samples, Rate / 10);
        for (var index = 0; index < samples.Length; index++)
            samples[index] = (short)Math.Clamp(samples[index] + random.Next(-25, 26), short.MinValue, short.MaxValue);
        return samples;
    }
}
