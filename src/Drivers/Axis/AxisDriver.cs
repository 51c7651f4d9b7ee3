// The driver for Axis cameras and their applications: License Plate Verifier, people counters, object analytics.
using EdgeAgent.Drivers.Axis.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Axis;

/// <summary>Makes Axis cameras.</summary>
public sealed class AxisDriver : IDriver<AxisOptions>
{
    /// <inheritdoc/>
    public string Name => "axis";

    /// <inheritdoc/>
    public string Summary =>
        "Axis cameras: License Plate Verifier, people counters, object analytics; by HTTP or bare TCP.";

    /// <inheritdoc/>
    public AxisOptions ReadOptions(IOptionReader reader) => AxisOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, AxisOptions options, DriverServices services) => options.Tcp is { } tcp
        ? new AxisTcpDevice(options.Camera, tcp, services)
        : new PushDevice(id, new AxisFormat(), options.Camera, options.Push!, services);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(AxisOptions options, DriverServices services, CancellationToken stop) =>
        Task.FromResult(options.Tcp is { } tcp
            ? new ProbeReport(
                true, $"The camera sends by itself; enter {tcp.Address}, port {tcp.Port}, protocol TCP in it.", [])
            : PushProbe.Of(Name, options.Push!));
}
