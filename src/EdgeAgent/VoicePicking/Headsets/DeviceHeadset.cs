// A headset that is a device of the box: a sound card's microphone and ear. It has no screen and no keys; what it shows
// elsewhere is said here.
using System.Threading.Channels;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Hosting;
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Headsets.Sound;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>One device as a headset.</summary>
/// <param name="id">The device's id.</param>
/// <param name="time">The clock.</param>
internal sealed class DeviceHeadset(string id, TimeProvider time) : IHeadset, IAudioTaker
{
    private const int MostInputs = 512;
    private const int MostSound = 400;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Channel<HeadsetInput> _inputs = Channel.CreateBounded<HeadsetInput>(
        new BoundedChannelOptions(MostInputs) { SingleReader = true });

    private readonly List<short> _made = [];
    private SoundFormat _format = new(SoundFormat.Wanted, 1);
    private StreamResampler? _resampler;
    private long _next = -1;
    private long _dropped;
    private long _missing;

    /// <summary>The ear of the running device; null while it does not run. Set once, before anything plays.</summary>
    public Func<IAudioOut?> Ear { get; set; } = () => null;

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public ChannelReader<HeadsetInput> Inputs => _inputs.Reader;

    /// <inheritdoc/>
    public bool IsThere => Ear() is not null;

    /// <inheritdoc/>
    public long LostBlocks => Interlocked.Read(ref _dropped) + Interlocked.Read(ref _missing);

    /// <inheritdoc/>
    public void Take(AudioBlock block)
    {
        if (_next >= 0 && block.Number > _next) Interlocked.Add(ref _missing, block.Number - _next);
        _next = block.Number + 1;
        var format = new SoundFormat(block.Rate, 1);
        if (format != _format) (_format, _resampler) = (format, block.Rate == SoundFormat.Wanted ? null : new(format));
        if (_resampler is null) _made.AddRange(block.Samples);
        else _resampler.Add(block.Samples, _made);
        var used = 0;
        for (; _made.Count - used >= SpeechFormat.BlockSamples; used += SpeechFormat.BlockSamples)
        {
            var samples = new short[SpeechFormat.BlockSamples];
            _made.CopyTo(used, samples, 0, samples.Length);
            var heard = new HeadsetInput.Sound(samples, block.Timestamp);
            var taken = _inputs.Reader.Count < MostSound && _inputs.Writer.TryWrite(heard);
            if (!taken) Interlocked.Increment(ref _dropped);
        }

        _made.RemoveRange(0, used);
    }

    /// <inheritdoc/>
    public async Task<bool> PlayAsync(SpokenPrompt prompt, CancellationToken stop)
    {
        try
        {
            if (Ear() is not { } ear) return false;
            await ear.PlayAsync(prompt.Samples, stop);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
        catch (DeviceFault)
        {
            return false; // The host tells that the device is lost; the question is asked again when it is back.
        }
    }

    /// <inheritdoc/>
    public void StopPlaying() => Ear()?.StopPlaying();

    /// <inheritdoc/>
    public void Show(HeadsetScreen screen)
    {
    }

    /// <inheritdoc/>
    public void Tell(HeadsetNotice notice)
    {
    }

    /// <summary>Watches whether the device is there, and tells when it goes and comes.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        var there = IsThere;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (IsThere == there) continue;
            there = !there;
            HeadsetInput news = there ? new HeadsetInput.Back() : new HeadsetInput.Lost("The headset is gone.");
            await _inputs.Writer.WriteAsync(news, stop);
        }
    }
}
