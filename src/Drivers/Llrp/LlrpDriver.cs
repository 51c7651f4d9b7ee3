// The driver for UHF RFID readers that speak LLRP, of any make.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>Makes and probes LLRP readers (LLRP 1.0.1 and 1.1).</summary>
public sealed class LlrpDriver : IDriver<LlrpOptions>, IDeviceFinder
{
    /// <inheritdoc/>
    public string Name => "llrp";

    /// <inheritdoc/>
    public string Summary => "UHF RFID readers that speak LLRP: Impinj Speedway and R700, Zebra FX, and most others.";

    /// <inheritdoc/>
    public LlrpOptions ReadOptions(IOptionReader reader) => LlrpOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, LlrpOptions options, DriverServices services) => new LlrpDevice(options, services);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(LlrpOptions options, DriverServices services, CancellationToken stop) =>
        LlrpProbe.RunAsync(options, services, stop);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        ReaderSweep.RunAsync(scope, stop);
}
