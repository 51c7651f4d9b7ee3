// The driver for sensors that the kernel offers as hardware monitors: temperatures, humidity, voltages, fans.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Hwmon;

/// <summary>Makes and probes hwmon sensors.</summary>
public sealed class HwmonDriver : IDriver<HwmonOptions>, IDeviceFinder
{
    private readonly HwmonLayout _layout;
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box.</summary>
    public HwmonDriver()
        : this(new HwmonLayout(), new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another folder and kernel.</summary>
    internal HwmonDriver(HwmonLayout layout, IKernel kernel) => (_layout, _kernel) = (layout, kernel);

    /// <inheritdoc/>
    public string Name => "hwmon";

    /// <inheritdoc/>
    public string Summary => "Temperatures, humidity, voltages, currents and fans that the kernel watches (hwmon).";

    /// <inheritdoc/>
    public HwmonOptions ReadOptions(IOptionReader reader) => HwmonOptions.Read(reader);

    /// <inheritdoc/>
    public IReadOnlyList<DeviceChannel> Channels(HwmonOptions options) =>
        options.Sensor.Describe(HwmonLayout.QuantityOf);

    /// <inheritdoc/>
    public IDevice Create(string id, HwmonOptions options, DriverServices services) =>
        new SensorDevice(options.Sensor, services, _layout, _kernel);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(HwmonOptions options, DriverServices services, CancellationToken stop) =>
        SensorProbe.RunAsync(options.Sensor, services.Time, _layout, _kernel, stop);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        new SensorSearch(Name, _layout, _kernel).RunAsync(stop);
}
