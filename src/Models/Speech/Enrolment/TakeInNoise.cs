// A take as it would sound in a noisy shop. An operator reads his words in a quiet corner and works beside fans and
// wheels: rows that were learned from quiet takes alone make wrong words sure of themselves there.
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Speech.Enrolment;

/// <summary>Lays noise over takes: pink, so as strong in each octave, with slow swells.</summary>
internal static class TakeInNoise
{
    // Speech over noise, in dB, of the versions that are learned from beside the take itself.
    private static readonly double[] Ratios = [18, 12, 8];

    private const double LoudPart = 20;
    private const double Loudest = 32_000;
    private const double SwellsPerSecond = 1.7;
    private const double SwellDepth = 0.4;

    /// <summary>The noisy versions; the same take and seed give the same sound.</summary>
    /// <param name="samples">Mono, 16,000 samples a second, at least one frame of 10 ms.</param>
    /// <param name="seed">What the noise is drawn from.</param>
    public static IEnumerable<short[]> Of(ReadOnlySpan<short> samples, int seed)
    {
        var speech = samples.ToArray();
        var random = new Random(seed);
        return Ratios.Select(ratio => Mix(speech, Noise(speech.Length, random), ratio));
    }

    private static short[] Mix(short[] speech, double[] noise, double ratio)
    {
        var power = noise.Average(sample => sample * sample);
        var gain = Math.Sqrt(LoudPower(speech) / power * Math.Pow(10, -ratio / 10));
        var mixed = new double[speech.Length];
        for (var at = 0; at < mixed.Length; at++) mixed[at] = speech[at] + (gain * noise[at]);
        var scale = Math.Min(1, Loudest / mixed.Max(Math.Abs));
        return Array.ConvertAll(mixed, sample => (short)(sample * scale));
    }

    // White noise through three leaky sums whose corners lie about two octaves apart: within half a decibel of pink.
    private static double[] Noise(int length, Random random)
    {
        var (low, middle, high) = (0.0, 0.0, 0.0);
        var phase = random.NextDouble() * Math.Tau;
        var noise = new double[length];
        for (var at = 0; at < length; at++)
        {
            var white = (random.NextDouble() * 2) - 1;
            low = (0.99765 * low) + (0.0990460 * white);
            middle = (0.96300 * middle) + (0.2965164 * white);
            high = (0.57000 * high) + (1.0526913 * white);
            var swell = 1 + (SwellDepth * Math.Sin(phase + (Math.Tau * SwellsPerSecond * at / SpeechFormat.SampleRate)));
            noise[at] = (low + middle + high + (0.1848 * white)) * swell;
        }

        return noise;
    }

    /// <summary>The mean power of the frames within 20 dB of the loudest: speech without its pauses.</summary>
    private static double LoudPower(short[] samples)
    {
        double[] powers =
        [
            .. samples.Chunk(FrameLevel.FrameSamples).Select(frame => frame.Average(sample => sample * (double)sample)),
        ];
        var least = powers.Max() * Math.Pow(10, -LoudPart / 10);
        return powers.Where(power => power >= least).Average();
    }
}
