// What a listener tells while it listens.
namespace EdgeAgent.Models.Speech;

/// <summary>Something that happened in the stream of sound.</summary>
public abstract record ListenerNotice
{
    /// <summary>
    /// Somebody, or something, has made a sound for so long that it may be speech: where a prompt may be talked over,
    /// this is the moment to stop it.
    /// </summary>
    public sealed record SpeechStarted : ListenerNotice;

    /// <summary>An utterance was an answer.</summary>
    /// <param name="Answer">Accepted, or to be asked back; never <see cref="SpeechKind.None"/>.</param>
    /// <param name="Length">From the beginning of the speech to its end.</param>
    /// <param name="Delay">From the end of the speech to this notice, in time of the stream.</param>
    public sealed record Heard(SpeechAnswer Answer, TimeSpan Length, TimeSpan Delay) : ListenerNotice;

    /// <summary>There was an utterance, but it was nothing that may be said now.</summary>
    /// <param name="Length">From its beginning to its end.</param>
    public sealed record Unclear(TimeSpan Length) : ListenerNotice;
}
