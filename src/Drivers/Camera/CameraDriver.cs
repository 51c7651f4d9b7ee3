// The driver for cameras whose pictures the box looks at itself.
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Camera;

/// <summary>Makes and probes cameras: RTSP, MJPEG over HTTP, V4L2, files.</summary>
public sealed class CameraDriver : IDriver<CameraOptions>, IDeviceFinder
{
    private readonly IVideoDecoder _decoder;
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box, which decodes with ffmpeg.</summary>
    public CameraDriver()
        : this(new FfmpegDecoder(), new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another decoder.</summary>
    internal CameraDriver(IVideoDecoder decoder)
        : this(decoder, new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another decoder and kernel.</summary>
    internal CameraDriver(IVideoDecoder decoder, IKernel kernel) => (_decoder, _kernel) = (decoder, kernel);

    /// <inheritdoc/>
    public string Name => "camera";

    /// <inheritdoc/>
    public string Summary =>
        "Cameras that the box looks through: RTSP, MJPEG over HTTP, USB and ribbon cable, video files.";

    /// <inheritdoc/>
    public bool GivesFrames => true;

    /// <inheritdoc/>
    public CameraOptions ReadOptions(IOptionReader reader) => CameraOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, CameraOptions options, DriverServices services) =>
        new CameraDevice(options, services, _decoder);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(CameraOptions options, DriverServices services, CancellationToken stop) =>
        new CameraProbe(options, services, _decoder).RunAsync(stop);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        Task.FromResult(VideoFinder.Run(_kernel));
}
