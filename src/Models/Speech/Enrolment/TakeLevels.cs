// Whether a take can be learned from at all, by its level alone.
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Speech.Enrolment;

/// <summary>Judges how loud a take is, and how far its speech stands out.</summary>
internal static class TakeLevels
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150);
    private const double LeastOverNoise = 10;
    private const double Quietest = -68;
    private const int Overload = 32_700;
    private const double OverloadedShare = 0.005;

    /// <summary>The verdict; <see cref="TakeQuality.Good"/> where nothing is wrong with the levels.</summary>
    /// <param name="samples">Mono, 16,000 samples a second.</param>
    public static TakeQuality Of(ReadOnlySpan<short> samples)
    {
        if (SpeechFormat.Duration(samples.Length) < Shortest) return TakeQuality.TooShort;
        var overloaded = 0;
        foreach (var sample in samples) if (Math.Abs((int)sample) > Overload) overloaded++;
        if (overloaded > OverloadedShare * samples.Length) return TakeQuality.Overloaded;
        var meter = new FrameLevel();
        List<double> levels = [];
        for (var rest = samples; rest.Length >= FrameLevel.FrameSamples; rest = rest[FrameLevel.FrameSamples..])
            levels.Add(meter.Next(rest[..FrameLevel.FrameSamples]));
        levels.Sort();
        var (floor, speech) = (levels[levels.Count / 10], levels[levels.Count * 9 / 10]);
        if (speech < Quietest) return TakeQuality.TooShort;
        return speech - floor < LeastOverNoise ? TakeQuality.TooNoisy : TakeQuality.Good;
    }
}
