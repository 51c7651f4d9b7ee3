// Looks at a camera once: opens its stream, takes one picture, and says what came.
using System.Globalization;
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera;

/// <summary>The probe of the camera driver.</summary>
internal sealed class CameraProbe(CameraOptions options, DriverServices services, IVideoDecoder decoder)
{
    /// <summary>Runs the probe; it ends after the time that a first picture may take.</summary>
    public async Task<ProbeReport> RunAsync(CancellationToken stop)
    {
        ProbeReport? report = null;
        try
        {
            var login = CameraLogin.Reveal(options, services.Secrets);
            await CameraThread.RunAsync(() => report = Look(login, stop));
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }

        stop.ThrowIfCancellationRequested();
        return report!;
    }

    private ProbeReport Look(CameraLogin login, CancellationToken stop)
    {
        var words = new DecoderWords();
        using var decoding = decoder.Start(options, login, words.Hear);
        using var stopped = stop.Register(decoding.Kill);
        using var watch = new StallWatch(options, services.Time, decoding.Kill);
        var reader = new FrameReader(decoding.Pictures, options.LargestPicture);
        if (reader.Read())
        {
            decoding.Kill();
            decoding.End();
            return Report(reader, words);
        }

        var code = decoding.End();
        var why = new DecoderEnd(options, login, words);
        throw watch.Stalled ? why.Stalled(0) : why.Ended(code, 0);
    }

    private ProbeReport Report(FrameReader reader, DecoderWords words)
    {
        var facts = new List<KeyValuePair<string, string>>();
        if (words.Facts is { } stream)
        {
            facts.Add(new("codec", stream.Codec));
            if (stream.FramesPerSecond is { } rate)
                facts.Add(new("frame rate", rate.ToString("0.##", CultureInfo.InvariantCulture)));
        }

        if (words.Size is { } size) facts.Add(new("camera's picture", size));
        facts.Add(new("picture for the models", $"{reader.Width}x{reader.Height}"));
        if (options.Source is NetworkSource { IsRtsp: true })
            facts.Add(new("transport", options.Transport == RtspTransport.Udp ? "udp" : "tcp"));
        if (options.Source is LocalSource local)
            facts.AddRange(decoder.Formats(local).Select(format => KeyValuePair.Create("can take", format)));
        return new ProbeReport(
            true,
            $"{options.Source.Name} sends {words.Facts?.Codec ?? "video"} with {words.Size ?? "unknown"} pixels.",
            facts);
    }
}
