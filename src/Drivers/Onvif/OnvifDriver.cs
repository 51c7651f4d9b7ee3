// The driver for any ONVIF camera with events (Profile S, T or M).
using EdgeAgent.Drivers.Onvif.Soap;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;

namespace EdgeAgent.Drivers.Onvif;

/// <summary>Makes and probes ONVIF cameras.</summary>
public sealed class OnvifDriver : IDriver<OnvifOptions>
{
    /// <inheritdoc/>
    public string Name => "onvif";

    /// <inheritdoc/>
    public string Summary =>
        "ONVIF cameras of any make: plates, counters, lines, fields and tampering, over a PullPoint.";

    /// <inheritdoc/>
    public OnvifOptions ReadOptions(IOptionReader reader) => OnvifOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, OnvifOptions options, DriverServices services) =>
        new PullPointDevice(options, services);

    /// <inheritdoc/>
    public async Task<ProbeReport> ProbeAsync(OnvifOptions options, DriverServices services, CancellationToken stop)
    {
        try
        {
            using var http = new CameraHttp(options.Pull, services);
            var client = new EventClient(http, options.Pull, services);
            var offset = await client.ReadClockAsync(stop);
            var path = await client.FindEventsAsync(stop);
            return new ProbeReport(
                true, $"An ONVIF camera at {options.Pull.Where} offers events at /{path}.",
                [new("events", $"/{path}"), new("clock offset", offset.ToString())]);
        }
        catch (DeviceFault fault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }
}
