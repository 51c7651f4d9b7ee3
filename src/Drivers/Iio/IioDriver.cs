// The driver for sensors that the kernel offers as Industrial I/O: climate, pressure, distance, light, load cells.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Iio;

/// <summary>Makes and probes IIO sensors.</summary>
public sealed class IioDriver : IDriver<IioOptions>, IDeviceFinder
{
    private readonly IioLayout _layout;
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box.</summary>
    public IioDriver()
        : this(new IioLayout(), new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another folder and kernel.</summary>
    internal IioDriver(IioLayout layout, IKernel kernel) => (_layout, _kernel) = (layout, kernel);

    /// <inheritdoc/>
    public string Name => "iio";

    /// <inheritdoc/>
    public string Summary => "Climate, pressure, distance, light and load-cell sensors that the kernel reads (IIO).";

    /// <inheritdoc/>
    public IioOptions ReadOptions(IOptionReader reader) => IioOptions.Read(reader);

    /// <inheritdoc/>
    public IReadOnlyList<DeviceChannel> Channels(IioOptions options) => options.Sensor.Describe(IioLayout.QuantityOf);

    /// <inheritdoc/>
    public IDevice Create(string id, IioOptions options, DriverServices services) =>
        new SensorDevice(options.Sensor, services, _layout, _kernel);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(IioOptions options, DriverServices services, CancellationToken stop) =>
        SensorProbe.RunAsync(options.Sensor, services.Time, _layout, _kernel, stop);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        new SensorSearch(Name, _layout, _kernel).RunAsync(stop);
}
