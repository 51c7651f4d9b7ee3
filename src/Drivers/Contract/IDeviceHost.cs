// What a running device may say to the box. Every call returns at once and none throws, so a slow box never stalls a
// device's protocol; WaitForRoomAsync is there for devices that can hold back their source.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers;

/// <summary>The device's side of its host: a bounded queue for observations, and its health.</summary>
public interface IDeviceHost
{
    /// <summary>
    /// Hands over tag reads; they are copied. Beyond the bound of the queue they are dropped and counted.
    /// </summary>
    void Publish(ReadOnlySpan<TagRead> reads);

    /// <summary>Hands over any other observation. Beyond the bound of the queue it is dropped and counted.</summary>
    void Publish(Observation observation);

    /// <summary>
    /// Hands over a frame; what a model needs of it is copied. The newest wins: one that finds the model busy takes the
    /// place of an older one that still waits. A box without a model for this device drops it.
    /// </summary>
    void Publish(FrameView frame);

    /// <summary>
    /// Hands over a block of sound; what is needed of it is copied. Beyond the bound of its listener's queue the oldest
    /// sound is dropped and counted. A box without a listener for this device drops it.
    /// </summary>
    void Publish(AudioBlock block);

    /// <summary>
    /// Hands over an observation and completes when what the box made of it is on disk: for sources that forget what
    /// was answered with 'taken'.
    /// </summary>
    /// <exception cref="DeviceFault">With a sentence, where it could not be stored: the disk or the queue is full.
    /// </exception>
    ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop);

    /// <summary>
    /// Completes when the queue has room again: a device that can hold back its source (TCP) waits here after
    /// publishing.
    /// </summary>
    ValueTask WaitForRoomAsync(CancellationToken stop);

    /// <summary>
    /// The link is up and the device is armed: the host logs 'back' and starts counting the healthy spell.
    /// </summary>
    void Ready();

    /// <summary>
    /// Any sign of life. A device that gives none for its watchdog time is taken for hung. Every other call counts too.
    /// </summary>
    void Alive();

    /// <summary>States or clears (null) what is wrong while the device runs on: a sentence with what to do.</summary>
    void Problem(string? sentence);

    /// <summary>Something worth one line in the log, once: a sentence.</summary>
    void Note(string sentence);

    /// <summary>
    /// Sets a gauge of this device, shown in <c>/metrics</c>; <paramref name="name"/> in snake_case with its unit at
    /// the end.
    /// </summary>
    void Gauge(string name, double value);

    /// <summary>
    /// Adds to a counter of this device, shown in <c>/metrics</c>; <paramref name="name"/> in snake_case, ending in
    /// <c>_total</c>.
    /// </summary>
    void Count(string name, long by = 1);
}
