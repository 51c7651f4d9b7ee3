// Where a microphone's sound goes: to whoever listens to that device, if anybody does.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Hosting;

/// <summary>Takes the sound of one device.</summary>
internal interface IAudioTaker
{
    /// <summary>
    /// Copies what it needs and returns at once; its queue is bounded, and the newest sound is kept.
    /// </summary>
    void Take(AudioBlock block);
}
