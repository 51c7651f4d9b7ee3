// Makes utterances of clips: joined, with some silence around, over recorded noise.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

/// <summary>Mixes by a seed: the same seed gives the same sound.</summary>
internal sealed class ClipMixer(int seed, IReadOnlyList<short[]> noises)
{
    private const double Around = 0.25;
    private const double Hiss = 3;
    private const double LongestGap = 0.2;
    private const double LoudPart = 20;

    private readonly Random _random = new(seed);

    /// <summary>Clips one after the other with gaps of up to a fifth of a second, silence around them.</summary>
    /// <param name="clips">What is said.</param>
    /// <param name="decibels">Signal over noise; null = none but a faint hiss, as every microphone has.</param>
    public short[] Mix(IReadOnlyList<short[]> clips, double? decibels)
    {
        List<short> said = [.. Silence(Around)];
        foreach (var (place, clip) in clips.Index())
        {
            if (place > 0) said.AddRange(Silence(_random.NextDouble() * LongestGap));
            said.AddRange(clip);
        }

        said.AddRange(Silence(Around));
        short[] whole = [.. said];
        for (var at = 0; at < whole.Length; at++) whole[at] = Add(whole[at], ((_random.NextDouble() * 2) - 1) * Hiss);
        return decibels is { } ratio ? OverNoise(whole, ratio) : whole;
    }

    /// <summary>A piece of noise alone.</summary>
    public short[] Noise(double seconds)
    {
        var noise = noises[_random.Next(noises.Count)];
        var length = (int)(seconds * SpeechFormat.SampleRate);
        var start = _random.Next(noise.Length - length);
        return noise[start..(start + length)];
    }

    private short[] OverNoise(short[] speech, double decibels)
    {
        var noise = Noise(speech.Length / (double)SpeechFormat.SampleRate);
        var power = noise.Average(sample => sample * (double)sample);
        var gain = Math.Sqrt(LoudPower(speech) / Math.Max(1, power) * Math.Pow(10, -decibels / 10));
        var mixed = new double[speech.Length];
        for (var at = 0; at < mixed.Length; at++) mixed[at] = speech[at] + (noise[at % noise.Length] * gain);
        // Where both together are too loud for 16 bits, the whole is made softer: nothing is clipped.
        var scale = Math.Min(1, 32_000 / mixed.Max(Math.Abs));
        return [.. mixed.Select(sample => (short)(sample * scale))];
    }

    /// <summary>The mean power of the frames within 20 dB of the loudest: speech without its pauses.</summary>
    private static double LoudPower(short[] samples)
    {
        var powers = samples.Chunk(FrameLevel.FrameSamples)
            .Select(frame => frame.Average(sample => sample * (double)sample)).ToArray();
        var least = powers.Max() * Math.Pow(10, -LoudPart / 10);
        return powers.Where(power => power >= least).Average();
    }

    private static short[] Silence(double seconds) => new short[(int)(seconds * SpeechFormat.SampleRate)];

    private static short Add(short sample, double noise) =>
        (short)Math.Clamp(sample + noise, short.MinValue, short.MaxValue);
}
