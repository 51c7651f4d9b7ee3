// Opens the box's synthesiser.
using EdgeAgent.VoicePicking.Speaking.Espeak;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>espeak-ng as the synthesiser of all pickers.</summary>
public static class EspeakSynthesizer
{
    /// <summary>Starts it; the caller disposes it by <see cref="IAsyncDisposable"/>.</summary>
    /// <exception cref="SpeechSynthesisException">Library or voices are missing, or it runs already.</exception>
    public static ISpeechSynthesizer Start(SpeakingOptions options) =>
        new QueuedSynthesizer(EspeakEngine.Start(), options);
}
