// When sound counts as speech, and when speech counts as over.
namespace EdgeAgent.Models.Speech.Endpointing;

/// <summary>Settings of <see cref="UtteranceFinder"/> and of the listener's patience.</summary>
internal sealed record EndpointOptions
{
    /// <summary>dB above the floor at which a frame counts as speech.</summary>
    public double Onset { get; init; } = 9;

    /// <summary>dB above the floor below which a frame counts as silence again.</summary>
    public double Release { get; init; } = 6;

    /// <summary>Shorter sounds are clicks and bumps.</summary>
    public TimeSpan ShortestSpeech { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Longer sounds are no answers; they are cut.</summary>
    public TimeSpan LongestSpeech { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What is handed over of the sound before the speech: soft beginnings lie there.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The pause after which an answer that is whole and sure is told; longer than the gap before a final "t".
    /// </summary>
    public TimeSpan ShortPause { get; init; } = TimeSpan.FromMilliseconds(180);

    /// <summary>The pause after which anything else is told.</summary>
    public TimeSpan LongPause { get; init; } = TimeSpan.FromMilliseconds(500);
}
