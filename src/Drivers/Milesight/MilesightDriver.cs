// The driver for Milesight people counters, whose uplinks a LoRaWAN network server forwards over HTTP.
using EdgeAgent.Drivers.Milesight.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Milesight;

/// <summary>Makes Milesight counters (VS121, VS133, VS350).</summary>
public sealed class MilesightDriver : IDriver<MilesightOptions>
{
    /// <inheritdoc/>
    public string Name => "milesight";

    /// <inheritdoc/>
    public string Summary => "Milesight people counters VS121, VS133 and VS350, through a LoRaWAN network server.";

    /// <inheritdoc/>
    public MilesightOptions ReadOptions(IOptionReader reader) => MilesightOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, MilesightOptions options, DriverServices services) =>
        new PushDevice(id, new MilesightFormat(options.Model), options.Camera, options.Push, services);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(MilesightOptions options, DriverServices services, CancellationToken stop) =>
        Task.FromResult(PushProbe.Of(Name, options.Push));
}
