// What makes sound of texts.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>A synthesiser for all pickers of a box; safe for use from several threads.</summary>
public interface ISpeechSynthesizer : IAsyncDisposable
{
    /// <summary>
    /// Speaks a text, from the cache where it was spoken before. What a picker waits for goes before what is prepared.
    /// </summary>
    /// <exception cref="SpeechSynthesisException">It cannot be spoken: the library, a voice or the text.</exception>
    ValueTask<SpokenPrompt> SpeakAsync(string text, SpokenVoice voice, CancellationToken stop);

    /// <summary>
    /// Prepares texts that are likely to be wanted next, when nothing else is to do; returns at once. What finds no
    /// room in the queue is left out.
    /// </summary>
    void Prepare(IEnumerable<string> texts, SpokenVoice voice);
}
