// The microphone while it runs: puts its samples together to blocks of 20 ms and hands them over.
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>Listens.</summary>
internal sealed class Microphone(ISoundStream stream, string name, Loudness gain, IDeviceHost host, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(3);

    private readonly short[] _samples = new short[SoundFormat.Block];
    private readonly short[] _louder = new short[SoundFormat.Block];
    private int _filled;
    private long _number;
    private bool _isReady;

    /// <summary>Listens until stopped.</summary>
    /// <exception cref="KernelFault">When the microphone is gone.</exception>
    /// <exception cref="DeviceFault">With a sentence, when it gives nothing.</exception>
    public void Run(CancellationToken stop)
    {
        var heard = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            if (Take()) heard = time.GetTimestamp();
            else if (time.GetElapsedTime(heard) >= LongestSilence)
                throw new DeviceFault(
                    $"The microphone {name} has given no sound for {LongestSilence.TotalSeconds:0} s: plug the headset "
                    + "out and in again.");
        }
    }

    private bool Take()
    {
        try
        {
            if (!stream.Wait(DeviceThread.Turn)) return false;
            var count = stream.Read(_samples.AsSpan(_filled));
            _filled += count;
            if (_filled == _samples.Length) Tell();
            return count > 0;
        }
        catch (KernelFault fault) when (SoundFaults.IsBreak(fault))
        {
            // The box was too slow: what the buffer held is lost, and the gap in the numbers says so.
            host.Count("sound_gaps_total");
            (_filled, _number) = (0, _number + 1);
            stream.Restart();
            return true;
        }
    }

    private void Tell()
    {
        if (!_isReady) host.Ready();
        _isReady = true;
        gain.Apply(_samples, _louder);
        host.Publish(new AudioBlock(time.GetTimestamp(), ++_number, SoundFormat.Rate, _louder));
        host.Count("blocks_total");
        _filled = 0;
    }
}
