// The driver for contacts, buttons, beams, lamps and buzzers at the pins of a board.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>Makes and probes sets of GPIO lines.</summary>
public sealed class GpioDriver : IDriver<GpioOptions>, IDeviceFinder
{
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box.</summary>
    public GpioDriver()
        : this(new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another kernel.</summary>
    internal GpioDriver(IKernel kernel) => _kernel = kernel;

    /// <inheritdoc/>
    public string Name => "gpio";

    /// <inheritdoc/>
    public string Summary => "Contacts, buttons, beams and lamps at the pins of the board, through the kernel's GPIO.";

    /// <inheritdoc/>
    public GpioOptions ReadOptions(IOptionReader reader) => GpioOptions.Read(reader);

    /// <inheritdoc/>
    public IReadOnlyList<DeviceChannel> Channels(GpioOptions options) =>
    [
        .. options.Inputs.Keys.Select(name => new DeviceChannel(name, ChannelKind.Input)),
        .. options.Outputs.Keys.Select(name => new DeviceChannel(name, ChannelKind.Output)),
    ];

    /// <inheritdoc/>
    public IDevice Create(string id, GpioOptions options, DriverServices services) =>
        new GpioDevice(id, options, services, _kernel);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(GpioOptions options, DriverServices services, CancellationToken stop) =>
        Task.FromResult(GpioProbe.Run(options, _kernel));

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        Task.FromResult(GpioFinder.Run(_kernel));
}
