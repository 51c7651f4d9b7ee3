// The last touch on a prompt: silence off at both ends, loudness as the picker likes it.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>Shapes sounds at <see cref="SpokenPrompt.SampleRate"/>.</summary>
internal static class SoundShape
{
    /// <summary>What is louder is no silence: 1 % of full scale.</summary>
    public const int Audible = 327;

    private const int LeadIn = SpokenPrompt.SampleRate / 200;
    private const int Tail = SpokenPrompt.SampleRate * 60 / 1000;

    /// <summary>From 5 ms before the first audible sample to 60 ms after the last, at a volume in per cent.</summary>
    public static short[] Of(ReadOnlySpan<short> sound, int volumePercent)
    {
        var first = 0;
        while (first < sound.Length && !IsAudible(sound[first])) first++;
        if (first == sound.Length) return [];
        var last = sound.Length - 1;
        while (!IsAudible(sound[last])) last--;
        var start = Math.Max(0, first - LeadIn);
        var kept = sound[start..(last + 1)];
        var shaped = new short[kept.Length + Tail];
        var gain = volumePercent / 100f;
        for (var index = 0; index < kept.Length; index++)
            shaped[index] = (short)Math.Clamp(kept[index] * gain, short.MinValue, short.MaxValue);
        return shaped;
    }

    private static bool IsAudible(short sample) => sample is > Audible or < -Audible;
}
