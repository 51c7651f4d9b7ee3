// A synthesiser's engine: text in, samples out, one call at a time.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>An engine.</summary>
internal interface ISpeechEngine : IDisposable
{
    /// <summary>Samples a second of what it makes.</summary>
    int SampleRate { get; }

    /// <summary>Speaks a text at once.</summary>
    /// <param name="text">The text; what stands in [[ ]] is phonemes.</param>
    /// <param name="voice">One of the engine's voices.</param>
    /// <param name="wordsPerMinute">How fast.</param>
    /// <exception cref="SpeechSynthesisException">The voice is not there, or the text cannot be spoken.</exception>
    short[] Synthesize(string text, string voice, int wordsPerMinute);
}
