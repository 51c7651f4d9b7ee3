// A headset while it runs: one thread that listens and one that plays. Where one of them loses its end, both end.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class AlsaHeadsetDevice(
    string id, AlsaHeadsetOptions options, TimeProvider time, ISoundSystem sound, SoundCards cards)
    : IDevice, IAudioOut
{
    private readonly Lock _gate = new();
    private PromptQueue? _prompts;

    /// <inheritdoc/>
    public async Task PlayAsync(ReadOnlyMemory<short> pcm, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Prompt prompt;
        lock (_gate)
        {
            if (_prompts is null) throw new DeviceFault($"Headset '{id}' cannot play: the device is not open.");
            prompt = _prompts.Add(pcm);
        }

        await using var cancelled = stop.Register(prompt.Cancel);
        await prompt.Heard;
    }

    /// <inheritdoc/>
    public void StopPlaying()
    {
        lock (_gate) _prompts?.CancelAll();
    }

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        using var prompts = new PromptQueue(id);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            using var capture = Open(options.Capture, SoundDirection.Capture);
            using var playback = Open(options.Playback, SoundDirection.Playback);
            var microphone = new Microphone(
                capture, options.Capture, new Loudness(options.CaptureGain), host, time);
            var earpiece = new Earpiece(
                playback, options.Playback, new Loudness(options.PlaybackGain), prompts, host, time);
            lock (_gate) _prompts = prompts;
            var listening = DeviceThread.RunAsync(() => microphone.Run(ended.Token));
            var playing = DeviceThread.RunAsync(() => earpiece.Run(ended.Token));
            await Task.WhenAny(listening, playing);
            await ended.CancelAsync();
            await Task.WhenAll(listening, playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (listening.Exception?.InnerException is { } deaf) throw deaf;
            if (playing.Exception?.InnerException is { } mute and not OperationCanceledException) throw mute;
        }
        catch (KernelFault fault)
        {
            throw SoundFaults.Explain(fault, cards);
        }
        finally
        {
            lock (_gate) _prompts = null;
            prompts.FailAll(new DeviceFault($"Headset '{id}' was lost before the prompt was heard."));
        }
    }

    private ISoundStream Open(string name, SoundDirection direction)
    {
        try
        {
            return sound.Open(name, direction);
        }
        catch (DllNotFoundException missing)
        {
            throw SoundFaults.NoLibrary(missing);
        }
    }
}
