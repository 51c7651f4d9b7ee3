// What decoding found out about an utterance.
namespace EdgeAgent.Models.Speech.Words;

/// <summary>The likeliest answer, and how it stands against everything else.</summary>
/// <param name="Kind">What kind of answer; <see cref="SpeechKind.None"/> where the grammar has none.</param>
/// <param name="Text">The answer in its one form.</param>
/// <param name="Words">How many words were said for it.</param>
/// <param name="LogProbability">The logarithm of its share of everything that the model could have heard.</param>
/// <param name="LogMargin">The logarithm of its share of all answers of the grammar.</param>
internal sealed record Evidence(SpeechKind Kind, string Text, int Words, double LogProbability, double LogMargin)
{
    /// <summary>How far the speech stands out of what is around it, in dB (<see cref="SpeechContrast"/>).</summary>
    public double Contrast { get; init; }

    /// <summary>The grammar has no answer that fits at all.</summary>
    public static Evidence Nothing { get; } = new(SpeechKind.None, "", 0, double.NegativeInfinity, 0);
}
