// Learning one operator's voice: two minutes of words read aloud, once.
namespace EdgeAgent.Models.Speech;

/// <summary>
/// Gathers takes of one speaker until they make a template. For one thread; nothing of the sound itself is kept.
/// </summary>
public interface IVoiceEnrolment
{
    /// <summary>What is to be read aloud, one utterance an entry: <c>zero</c>, <c>one</c>, ... <c>ready</c>.</summary>
    IReadOnlyList<string> Script { get; }

    /// <summary>Judges a take, and keeps what can be learned from it if it is good.</summary>
    /// <param name="samples">Mono, 16,000 samples a second, one utterance.</param>
    /// <param name="words">What was to be said, as in <see cref="Script"/>.</param>
    TakeVerdict Add(ReadOnlySpan<short> samples, string words);

    /// <summary>The template of the takes that were kept.</summary>
    /// <exception cref="InvalidOperationException">None was.</exception>
    VoiceTemplate Finish();
}
