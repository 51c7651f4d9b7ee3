// A prompt as sound: what a headset plays.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>A spoken text.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Samples">One channel of signed 16-bit samples at <see cref="SampleRate"/>, without silence at its
/// start.</param>
public sealed record SpokenPrompt(string Text, ReadOnlyMemory<short> Samples)
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 16_000;

    /// <summary>How long it sounds.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds(Samples.Length / (double)SampleRate);
}
