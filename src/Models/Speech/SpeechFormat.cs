// The one form of sound that recognition works on.
namespace EdgeAgent.Models.Speech;

/// <summary>Mono, 16 bits a sample, 16,000 samples a second.</summary>
public static class SpeechFormat
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Samples of a block as a headset sends it: 20 ms.</summary>
    public const int BlockSamples = SampleRate / 50;

    /// <summary>How long so many samples last.</summary>
    internal static TimeSpan Duration(long samples) => TimeSpan.FromSeconds(samples / (double)SampleRate);

    /// <summary>How many samples last so long.</summary>
    internal static int Samples(TimeSpan duration) => (int)(duration.TotalSeconds * SampleRate);
}
