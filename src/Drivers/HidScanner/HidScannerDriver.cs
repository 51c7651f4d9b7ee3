// The driver for barcode scanners that type like a keyboard, through the kernel's input devices (evdev).
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>Makes and probes scanners.</summary>
public sealed class HidScannerDriver : IDriver<HidScannerOptions>, IDeviceFinder
{
    private readonly IKernel _kernel;

    /// <summary>Makes the driver of the running box.</summary>
    public HidScannerDriver()
        : this(new LinuxKernel())
    {
    }

    /// <summary>Makes a driver with another kernel.</summary>
    internal HidScannerDriver(IKernel kernel) => _kernel = kernel;

    /// <inheritdoc/>
    public string Name => "hid-scanner";

    /// <inheritdoc/>
    public string Summary => "Barcode scanners that type like a keyboard, over USB or Bluetooth.";

    /// <inheritdoc/>
    public HidScannerOptions ReadOptions(IOptionReader reader) => HidScannerOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, HidScannerOptions options, DriverServices services) =>
        new HidScannerDevice(options, services, _kernel);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(
        HidScannerOptions options, DriverServices services, CancellationToken stop) => Task.FromResult(Probe(options));

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        Task.FromResult(ScannerFinder.Run(_kernel));

    private ProbeReport Probe(HidScannerOptions options)
    {
        try
        {
            // Not grabbed: the running agent may hold it, and that is well.
            using var file = ScannerFile.Open(_kernel, options with { Grab = false });
            var name = ScannerFile.NameOf(file);
            return new ProbeReport(true, $"{name} at {options.Port} can be read.", [new("name", name)]);
        }
        catch (KernelFault fault)
        {
            return new ProbeReport(false, ScannerFile.Explain(fault).Message, []);
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }
}
