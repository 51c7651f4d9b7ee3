// Sounds made for tests: a quiet room, a voice-like burst, noise.
using EdgeAgent.Models.Speech;

namespace EdgeAgent.Models.Tests.Speech.Endpointing;

internal sealed class Sounds(int seed = 1)
{
    private readonly Random _random = new(seed);

    /// <summary>Noise of a level, in parts of full scale.</summary>
    public short[] Noise(double seconds, double level) =>
        [.. Enumerable.Range(0, Count(seconds)).Select(_ => Sample(((_random.NextDouble() * 2) - 1) * level))];

    /// <summary>A tone with overtones over a little noise, as a vowel is.</summary>
    public short[] Voice(double seconds, double level = 0.2) =>
    [
        .. Enumerable.Range(0, Count(seconds)).Select(at => Sample(
            (level * Enumerable.Range(1, 12).Sum(k => Math.Sin(2 * Math.PI * 140 * k * at / 16_000) / 6))
            + (0.002 * ((_random.NextDouble() * 2) - 1)))),
    ];

    private static int Count(double seconds) => (int)(seconds * SpeechFormat.SampleRate);

    private static short Sample(double value) => (short)Math.Clamp(value * 32_767, -32_768, 32_767);
}
