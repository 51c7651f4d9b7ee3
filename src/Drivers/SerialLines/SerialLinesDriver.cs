// The driver for scales, light barriers and whatever else speaks lines of text at a serial port.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Makes and probes devices that speak lines.</summary>
public sealed class SerialLinesDriver : IDriver<SerialLinesOptions>, IDeviceFinder
{
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box.</summary>
    public SerialLinesDriver()
        : this(new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another kernel.</summary>
    internal SerialLinesDriver(IKernel kernel) => _kernel = kernel;

    /// <inheritdoc/>
    public string Name => "serial-lines";

    /// <inheritdoc/>
    public string Summary => "Scales, light barriers and other devices that speak lines of text at a serial port.";

    /// <inheritdoc/>
    public SerialLinesOptions ReadOptions(IOptionReader reader) => SerialLinesOptions.Read(reader);

    /// <inheritdoc/>
    public IReadOnlyList<DeviceChannel> Channels(SerialLinesOptions options) =>
    [
        .. (options.Pattern?.GetGroupNames() ?? [])
            .Where(name => !char.IsAsciiDigit(name[0]))
            .Select(name => new DeviceChannel(name, ChannelKind.Field)),
    ];

    /// <inheritdoc/>
    public IDevice Create(string id, SerialLinesOptions options, DriverServices services) =>
        new SerialLinesDevice(options, services, _kernel);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(
        SerialLinesOptions options, DriverServices services, CancellationToken stop) =>
        SerialLinesProbe.RunAsync(options, _kernel, stop);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        Task.FromResult(SerialFinder.Run(_kernel));
}
