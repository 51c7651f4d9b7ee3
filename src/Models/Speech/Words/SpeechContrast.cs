// How far speech stands out of what is around it: in noise a wrong answer looks as sure as a right one does in a quiet
// room, so the judge has to know.
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Speech.Words;

/// <summary>Measures an utterance.</summary>
internal static class SpeechContrast
{
    private const double Loud = 0.9;
    private const double Soft = 0.1;

    /// <summary>
    /// The level that a tenth of its frames exceed less the one that a tenth stay below, in dB: the ratio of speech to
    /// noise, as far as an utterance with its pauses shows it. 0 for an utterance shorter than a frame.
    /// </summary>
    public static double Of(ReadOnlySpan<short> samples)
    {
        var frames = samples.Length / FrameLevel.FrameSamples;
        if (frames == 0) return 0;
        var levels = new double[frames];
        var level = new FrameLevel();
        for (var frame = 0; frame < frames; frame++)
            levels[frame] = level.Next(samples.Slice(frame * FrameLevel.FrameSamples, FrameLevel.FrameSamples));
        Array.Sort(levels);
        return levels[(int)(Loud * (frames - 1))] - levels[(int)(Soft * (frames - 1))];
    }
}
