// The one face of recognition, whatever stands behind it.
namespace EdgeAgent.Models.Speech;

/// <summary>
/// Recognises single utterances. Safe for use from several threads: one recogniser serves all pickers of a box, and a
/// call waits where all that it computes with is in use.
/// </summary>
public interface ISpeechRecognizer : IDisposable
{
    /// <summary>Recognises one utterance.</summary>
    /// <param name="samples">Mono, 16,000 samples a second, with a little of the silence around the speech.</param>
    /// <param name="grammar">What may be said.</param>
    /// <param name="voice">The speaker's template; null where he has not enrolled.</param>
    /// <returns>What was said; <see cref="SpeechKind.None"/> where it was nothing of the grammar.</returns>
    SpeechAnswer Recognize(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice);
}
