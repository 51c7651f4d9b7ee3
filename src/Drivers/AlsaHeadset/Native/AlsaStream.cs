// One open stream of ALSA, set to 16-bit mono at 16 kHz with a tenth of a second between the program and the air.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset.Native;

/// <summary>A stream with its calls; closing it is the safe handle's business.</summary>
internal sealed class AlsaStream : ISoundStream
{
    private const uint Latency = 100_000; // microseconds

    private readonly PcmHandle _pcm;
    private readonly string _name;
    private readonly SoundDirection _direction;

    /// <summary>Sets the stream up.</summary>
    /// <exception cref="KernelFault">When it cannot be set so.</exception>
    public AlsaStream(PcmHandle pcm, string name, SoundDirection direction)
    {
        (_pcm, _name, _direction) = (pcm, name, direction);
        Check(AlsaMethods.SetParameters(
            pcm, AlsaMethods.Signed16, AlsaMethods.Interleaved, 1, SoundFormat.Rate, 1, Latency));
        Check(AlsaMethods.GetParameters(pcm, out var buffer, out _));
        Buffer = (int)buffer;
        if (direction == SoundDirection.Capture) Check(AlsaMethods.Start(pcm));
    }

    /// <inheritdoc/>
    public int Buffer { get; }

    /// <inheritdoc/>
    public bool Wait(TimeSpan most) => Check(AlsaMethods.Wait(_pcm, (int)most.TotalMilliseconds)) > 0;

    /// <inheritdoc/>
    public int Read(Span<short> samples) => Count(AlsaMethods.Read(_pcm, samples, (nuint)samples.Length));

    /// <inheritdoc/>
    public int Write(ReadOnlySpan<short> samples) => Count(AlsaMethods.Write(_pcm, samples, (nuint)samples.Length));

    /// <inheritdoc/>
    public void Restart()
    {
        Check(AlsaMethods.Drop(_pcm));
        Check(AlsaMethods.Prepare(_pcm));
        if (_direction == SoundDirection.Capture) Check(AlsaMethods.Start(_pcm));
    }

    /// <inheritdoc/>
    public void Dispose() => _pcm.Dispose();

    private int Count(nint frames) => frames == -ErrorNumber.TryAgain ? 0 : Check((int)frames);

    private int Check(int result) => result >= 0 ? result : throw new KernelFault(_name, -result);
}
