// Sound as it was recorded.
namespace EdgeAgent.Models.Speech.Audio;

/// <summary>A recording, its channels mixed into one.</summary>
/// <param name="Samples">-1 to 1.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record Recording(float[] Samples, int Rate)
{
    /// <summary>Samples a second that are believed; anything else is a damaged header.</summary>
    public const int SlowestRate = 4_000;

    /// <summary>See <see cref="SlowestRate"/>.</summary>
    public const int FastestRate = 384_000;

    /// <summary>Makes a recording of interleaved channels.</summary>
    /// <exception cref="AudioException">The rate is beyond belief, or a sample is no number.</exception>
    public static Recording Mix(ReadOnlySpan<float> interleaved, int channels, int rate, string name)
    {
        if (rate is < SlowestRate or > FastestRate)
            throw new AudioException(
                $"{name} claims {rate} samples a second; {SlowestRate} to {FastestRate} can be right.");
        var mono = new float[interleaved.Length / channels];
        for (var at = 0; at < mono.Length; at++)
        {
            var sum = 0f;
            foreach (var sample in interleaved.Slice(at * channels, channels)) sum += sample;
            if (!float.IsFinite(sum))
                throw new AudioException($"{name} is damaged: sample {at} is no number.");
            mono[at] = sum / channels;
        }

        return new Recording(mono, rate);
    }
}
