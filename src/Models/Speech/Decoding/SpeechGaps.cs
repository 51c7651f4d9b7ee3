// Where one word of an utterance may end and the next begin: the dips of its level.
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Finds places to cut an utterance at.</summary>
internal static class SpeechGaps
{
    /// <summary>Speech is what is so much (dB) above the quietest of the utterance.</summary>
    private const double OverFloor = 6;

    /// <summary>... and not farther (dB) below its loudest.</summary>
    private const double BelowTop = 30;

    /// <summary>A dip is so deep (dB) against both its sides.</summary>
    private const double Depth = 1.8;

    private const int Near = 4;
    private const int Around = 25;
    private const int Margin = 3;
    private const int Smoothing = 2;

    /// <summary>
    /// The beginning of the speech, its dips and its end, in samples; the deepest dips where there are too many.
    /// </summary>
    /// <param name="samples">Mono, 16,000 samples a second.</param>
    /// <param name="most">At most so many dips.</param>
    /// <returns>In rising order; empty where nothing stands out.</returns>
    public static int[] Find(ReadOnlySpan<short> samples, int most)
    {
        var levels = Levels(samples);
        if (levels.Length == 0) return [];
        double[] sorted = [.. levels.Order()];
        var (top, floor) = (sorted[sorted.Length * 95 / 100], sorted[sorted.Length / 20]);
        var least = Math.Max(floor + OverFloor, top - BelowTop);
        var first = Array.FindIndex(levels, level => level > least);
        if (first < 0) return [];
        var last = Array.FindLastIndex(levels, level => level > least) + 1;
        var dips = Enumerable.Range(first, last - first)
            .Where(frame => frame >= first + (2 * Near) && frame < last - (2 * Near) && IsLowest(levels, frame))
            .Select(frame => (Frame: frame, Depth: DepthOf(levels, frame)))
            .Where(dip => dip.Depth > Depth)
            .OrderByDescending(dip => dip.Depth)
            .Take(most)
            .Select(dip => dip.Frame)
            .Order();
        return
        [
            .. dips.Prepend(Math.Max(0, first - Margin)).Append(Math.Min(levels.Length, last + Margin))
                .Select(frame => frame * FrameLevel.FrameSamples),
        ];
    }

    private static double[] Levels(ReadOnlySpan<short> samples)
    {
        var meter = new FrameLevel();
        var raw = new double[samples.Length / FrameLevel.FrameSamples];
        for (var frame = 0; frame < raw.Length; frame++)
            raw[frame] = meter.Next(samples.Slice(frame * FrameLevel.FrameSamples, FrameLevel.FrameSamples));
        return [.. raw.Select((_, frame) => Mean(raw, frame))];
    }

    private static double Mean(double[] levels, int frame)
    {
        var (from, to) = (Math.Max(0, frame - Smoothing), Math.Min(levels.Length, frame + Smoothing + 1));
        return levels.AsSpan(from, to - from).ToArray().Average();
    }

    private static bool IsLowest(double[] levels, int frame)
    {
        for (var at = Math.Max(0, frame - Near); at < Math.Min(levels.Length, frame + Near + 1); at++)
            if (levels[at] < levels[frame] || (levels[at] == levels[frame] && at < frame)) return false;
        return true;
    }

    private static double DepthOf(double[] levels, int frame)
    {
        var (left, right) = (double.MinValue, double.MinValue);
        for (var at = Math.Max(0, frame - Around); at < frame; at++) left = Math.Max(left, levels[at]);
        for (var at = frame + 1; at < Math.Min(levels.Length, frame + Around + 1); at++)
            right = Math.Max(right, levels[at]);
        return Math.Min(left, right) - levels[frame];
    }
}
