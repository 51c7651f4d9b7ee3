// A capability that a running device may add: sound out, such as the ear of a headset.
namespace EdgeAgent.Drivers;

/// <summary>The sound output of a running device. Any thread may call.</summary>
public interface IAudioOut
{
    /// <summary>
    /// Plays a prompt after those that were given before it, and completes when its last sample was heard.
    /// </summary>
    /// <param name="pcm">Mono, 16 bits signed, 16,000 samples a second; it is read until the task completes.</param>
    /// <param name="stop">Ends this prompt at once, or takes it out of the queue; the task is cancelled.</param>
    /// <exception cref="DeviceFault">With a sentence, where the device is not open, is lost on the way, or has as many
    /// prompts waiting as it takes.</exception>
    Task PlayAsync(ReadOnlyMemory<short> pcm, CancellationToken stop);

    /// <summary>
    /// Ends what plays within about 20 ms and forgets what waits; their tasks are cancelled. Without effect where
    /// nothing plays.
    /// </summary>
    void StopPlaying();
}
