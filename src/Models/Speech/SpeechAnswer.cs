// What was made of an utterance.
namespace EdgeAgent.Models.Speech;

/// <summary>Which part of a grammar an utterance was of.</summary>
public enum SpeechKind
{
    /// <summary>None of it: noise, a cough, somebody else's talk, or words outside the grammar.</summary>
    None,

    /// <summary>Digits, spoken singly.</summary>
    Digits,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A phrase.</summary>
    Phrase,
}

/// <summary>What an utterance was taken for.</summary>
/// <param name="Kind">
/// <see cref="SpeechKind.None"/> where it was nothing of the grammar; <see cref="Text"/> is then empty.
/// </param>
/// <param name="Text">
/// In one form, however it was said: digits as <c>42</c>, numbers as <c>12</c>, <c>yes</c> or <c>no</c>, a phrase as it
/// stands in the grammar.
/// </param>
/// <param name="Confidence">How often such an answer is right, 0 to 1.</param>
/// <param name="Accepted">
/// Whether it is sure enough to be acted on. Where it is not, but <see cref="Kind"/> is an answer, the caller may ask
/// back ("did you say 4 2?"); it must never act on it alone.
/// </param>
public sealed record SpeechAnswer(SpeechKind Kind, string Text, double Confidence, bool Accepted)
{
    /// <summary>Nothing of the grammar was said.</summary>
    public static SpeechAnswer Nothing { get; } = new(SpeechKind.None, "", 0, false);
}
