// One camera while it runs: a decoder, and one thread that starts it, reads its pictures and hands them over. It never
// opens the stream twice: that is the host's business.
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class CameraDevice(CameraOptions options, DriverServices services, IVideoDecoder decoder) : IDevice
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        var login = CameraLogin.Reveal(options, services.Secrets);
        var figures = new FrameFigures(options, host, services.Time);
        await CameraThread.RunAsync(() => Play(login, figures, host, stop));
        if (stop.IsCancellationRequested || options is not { Source: FileSource, Repeat: false }) return;
        host.Note($"{options.Source.Name} was played to its end ({figures.Frames} frames).");
        await RestAsync(host, stop);
    }

    private void Play(CameraLogin login, FrameFigures figures, IDeviceHost host, CancellationToken stop)
    {
        var words = new DecoderWords();
        host.Count("decoder_starts_total");
        using var decoding = decoder.Start(options, login, words.Hear);
        using var stopped = stop.Register(decoding.Kill);
        using var watch = new StallWatch(options, services.Time, decoding.Kill);
        var reader = new FrameReader(decoding.Pictures, options.LargestPicture);
        var why = new DecoderEnd(options, login, words);
        while (reader.Read())
        {
            if (words.NewSize is { } size) throw why.SizeChanged(size);
            if (reader.Count == 1) host.Ready();
            watch.Picture();
            figures.Publish(reader, words.Facts);
        }

        var code = decoding.End();
        if (stop.IsCancellationRequested) return;
        if (watch.Stalled) throw why.Stalled(reader.Count);
        if (code != 0 || reader.Count == 0 || options.Source is not FileSource || options.Repeat)
            throw why.Ended(code, reader.Count);
    }

    // A file that is at its end stays there; the host hears that the device is alive.
    private async Task RestAsync(IDeviceHost host, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(SignOfLife, services.Time, stop);
                host.Alive();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
    }
}
