// The driver for Hikvision cameras and recorders that read plates or count people by themselves.
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Hikvision;

/// <summary>Makes and probes Hikvision cameras (ISAPI).</summary>
public sealed class HikvisionDriver : IDriver<HikvisionOptions>
{
    private const string AlertStream = "ISAPI/Event/notification/alertStream";

    /// <inheritdoc/>
    public string Name => "hikvision";

    /// <inheritdoc/>
    public string Summary => "Hikvision cameras and recorders: plates, people counts and intrusion, over ISAPI.";

    /// <inheritdoc/>
    public HikvisionOptions ReadOptions(IOptionReader reader) => HikvisionOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, HikvisionOptions options, DriverServices services)
    {
        var format = new HikvisionFormat();
        return options.Pull is { } pull
            ? new EventStreamDevice(format, options.Camera, pull, AlertStream, HikvisionSetUp.InspectAsync, services)
            : new PushDevice(id, format, options.Camera, options.Push!, services);
    }

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(HikvisionOptions options, DriverServices services, CancellationToken stop) =>
        options.Pull is { } pull
            ? HikvisionSetUp.ProbeAsync(pull, services, stop)
            : Task.FromResult(PushProbe.Of(Name, options.Push!));
}
