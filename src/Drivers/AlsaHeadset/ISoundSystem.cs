// The sound system as the driver uses it: streams of samples that are opened, waited for and restarted. Tests give
// their own.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>Which way a stream goes.</summary>
internal enum SoundDirection
{
    /// <summary>To the ear (SND_PCM_STREAM_PLAYBACK).</summary>
    Playback = 0,

    /// <summary>From the microphone (SND_PCM_STREAM_CAPTURE).</summary>
    Capture = 1,
}

/// <summary>Opens streams.</summary>
internal interface ISoundSystem
{
    /// <summary>Opens a stream of 16-bit mono samples at <see cref="SoundFormat.Rate"/>, ready to run.</summary>
    /// <exception cref="KernelFault">When it is not to be had.</exception>
    ISoundStream Open(string name, SoundDirection direction);
}

/// <summary>An open stream. It belongs to one thread.</summary>
internal interface ISoundStream : IDisposable
{
    /// <summary>Samples that lie between the program and the ear or the microphone at most.</summary>
    int Buffer { get; }

    /// <summary>
    /// Waits until samples can be read or written, but no longer than <paramref name="most"/>; true = they can.
    /// </summary>
    /// <exception cref="KernelFault">When the stream broke or is gone.</exception>
    bool Wait(TimeSpan most);

    /// <summary>Reads what is there; 0 = nothing now.</summary>
    /// <exception cref="KernelFault">When the stream broke or is gone.</exception>
    int Read(Span<short> samples);

    /// <summary>Writes as many as there is room for; 0 = none now.</summary>
    /// <exception cref="KernelFault">When the stream broke or is gone.</exception>
    int Write(ReadOnlySpan<short> samples);

    /// <summary>Throws away what lies in the buffer and makes the stream ready again, also after a break.</summary>
    /// <exception cref="KernelFault">When it is gone.</exception>
    void Restart();
}

/// <summary>The one format that the driver speaks; ALSA's <c>plughw</c> and <c>default</c> convert.</summary>
internal static class SoundFormat
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 16_000;

    /// <summary>Samples of a block: 20 ms.</summary>
    public const int Block = Rate / 50;
}
